// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.evidence;
import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.held;
import static io.loopwatch.diagnose.Stacks.inNative;
import static io.loopwatch.diagnose.Stacks.initialising;
import static io.loopwatch.diagnose.Stacks.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stalls for the sake of a class, and stalls in native code. */
class ClassLoadingTest {
  private static final String LOAD = "com.acme.OrderStore.load";
  private static final String OWN_LOADER = "com.acme.PluginLoader.findClass";
  private static final String LOAD_CLASS = "java.lang.ClassLoader.loadClass";
  private static final String NETTY = "io.netty.channel.nio.NioEventLoop.run";

  private final Diagnoser diagnoser = new Diagnoser(new Frames(List.of()), Stacks.pins(21));

  private Diagnosis diagnose(long cpuMillis, Sample sample) {
    return diagnoser.diagnose(evidence(cpuMillis, 0, sample));
  }

  private static void is(Diagnosis found, Cause cause, String operation, String culprit) {
    assertThat(found.cause()).isEqualTo(cause);
    assertThat(found.operation()).isEqualTo(operation);
    assertThat(found.culprit()).isEqualTo(frame(culprit));
  }

  @Test
  void waitForAClass_namesItAndItsInitialiser() {
    Diagnosis found = diagnose(0, initialising("warm-up", LOAD, NETTY));

    is(found, Cause.CLASS_LOADING, "initialisation of com.acme.Prices", LOAD);
    assertThat(found.lock().owner()).isEqualTo("warm-up");
  }

  @Test
  void waitForAClass_whoseInitialiserIsUnknown_isTheSame() {
    is(
        diagnose(
            0,
            initialising(
                null, "java.lang.Class.forName0#native", "java.lang.Class.forName", LOAD, NETTY)),
        Cause.CLASS_LOADING,
        "initialisation of com.acme.Prices",
        LOAD);
  }

  @Test
  void ownSlowInitialiser_isWhatItDoesThere() {
    Sample sleeps =
        sample(
            Thread.State.TIMED_WAITING,
            "java.lang.Thread.sleep#native",
            "com.acme.Prices.<clinit>",
            "java.lang.Class.forName0#native",
            "java.lang.Class.forName",
            LOAD,
            NETTY);
    Sample computes = sample(Thread.State.RUNNABLE, "com.acme.Prices.<clinit>", LOAD, NETTY);

    is(diagnose(0, sleeps), Cause.BLOCKING, "Thread.sleep", "com.acme.Prices.<clinit>");
    is(diagnose(95, computes), Cause.CPU, null, "com.acme.Prices.<clinit>");
  }

  @Test
  void jdksOwnSlowInitialiser_isWhatItDoesThere_thoughAClassWasLoadedForIt() {
    Sample seeds =
        sample(
            Thread.State.RUNNABLE,
            "java.io.FileInputStream.readBytes#native",
            "sun.security.provider.NativePRNG.<clinit>",
            LOAD_CLASS,
            LOAD,
            NETTY);

    assertThat(diagnose(0, seeds).cause()).isEqualTo(Cause.BLOCKING);
  }

  @Test
  void loading_isClassLoading_whetherItReadsOrComputes() {
    Sample reads =
        sample(
            Thread.State.RUNNABLE,
            "java.io.RandomAccessFile.readBytes#native",
            "java.util.zip.ZipFile$Source.readAt",
            "jdk.internal.loader.Resource.getBytes",
            "jdk.internal.loader.BuiltinClassLoader.findClassOnClassPathOrNull",
            LOAD_CLASS,
            LOAD,
            NETTY);
    Sample defines =
        sample(
            Thread.State.RUNNABLE,
            "java.lang.ClassLoader.defineClass1#native",
            "java.net.URLClassLoader.findClass",
            LOAD_CLASS,
            LOAD,
            NETTY);

    is(diagnose(1, reads), Cause.CLASS_LOADING, "ClassLoader.loadClass", LOAD);
    is(diagnose(95, defines), Cause.CLASS_LOADING, "ClassLoader.loadClass", LOAD);
  }

  @Test
  void loading_thatTheCollectorStopped_isGc() {
    Sample defines =
        sample(Thread.State.RUNNABLE, "java.lang.ClassLoader.defineClass1#native", LOAD, NETTY);

    assertThat(diagnoser.diagnose(evidence(10, 80, defines)).cause()).isEqualTo(Cause.GC);
  }

  @Test
  void waitForAnothersLoading_hasItsOwner() {
    Diagnosis found =
        diagnose(0, held(Thread.State.BLOCKED, "warm-up", LOAD_CLASS, LOAD_CLASS, LOAD, NETTY));

    is(found, Cause.CLASS_LOADING, "ClassLoader.loadClass", LOAD);
    assertThat(found.lock().owner()).isEqualTo("warm-up");
  }

  @Test
  void loaderOfTheApplication_thatOnlyDefines_isNotToBlame() {
    Sample defines =
        sample(
            Thread.State.RUNNABLE,
            "java.lang.ClassLoader.defineClass1#native",
            "java.lang.ClassLoader.defineClass",
            OWN_LOADER,
            LOAD_CLASS,
            LOAD,
            NETTY);

    is(diagnose(95, defines), Cause.CLASS_LOADING, "ClassLoader.defineClass", LOAD);
  }

  @Test
  void loaderOfTheApplication_thatIsSlowItself_isToBlame() {
    Sample sleeps =
        sample(
            Thread.State.TIMED_WAITING,
            "java.lang.Thread.sleep#native",
            OWN_LOADER,
            LOAD_CLASS,
            LOAD,
            NETTY);
    Sample locks = held(Thread.State.BLOCKED, "warm-up", OWN_LOADER, LOAD_CLASS, LOAD, NETTY);

    is(diagnose(0, sleeps), Cause.BLOCKING, "Thread.sleep", OWN_LOADER);
    is(diagnose(0, locks), Cause.LOCK, "synchronized", OWN_LOADER);
  }

  @Test
  void transformerOfAnAgent_isPartOfTheLoading() {
    Sample transforms =
        sample(
            Thread.State.RUNNABLE,
            "net.agent.Visitor.visit",
            "sun.instrument.TransformerManager.transform",
            "sun.instrument.InstrumentationImpl.transform",
            "java.lang.ClassLoader.defineClass1#native",
            LOAD_CLASS,
            LOAD,
            NETTY);

    is(diagnose(95, transforms), Cause.CLASS_LOADING, null, LOAD);
  }

  @Test
  void methodsOfOtherClassesThatAreCalledAlike_areNoLoading() {
    Sample finds = sample(Thread.State.RUNNABLE, "javax.swing.UIDefaults.findClass", LOAD, NETTY);
    Sample resource =
        sample(Thread.State.RUNNABLE, "java.lang.ClassLoader.getResource", LOAD, NETTY);

    assertThat(diagnose(95, finds).cause()).isEqualTo(Cause.CPU);
    assertThat(diagnose(95, resource).cause()).isEqualTo(Cause.CPU);
  }

  @Test
  void nativeCode_thatNeitherWaitsNorComputes_isNative() {
    Sample jni = inNative("com.acme.Codec.encode#native", LOAD, NETTY);
    Sample foreign = inNative(LOAD, NETTY);

    is(diagnose(1, jni), Cause.NATIVE, "Codec.encode", "com.acme.Codec.encode#native");
    is(diagnose(1, foreign), Cause.NATIVE, null, LOAD);
  }

  @Test
  void nativeCode_thatComputesOrIsKnownToWait_isWhatItWas() {
    Sample reads = inNative("sun.nio.ch.SocketDispatcher.read0#native", LOAD, NETTY);
    Sample inside = sample(Thread.State.RUNNABLE, "java.lang.Class.forName0#native", LOAD, NETTY);

    assertThat(diagnose(95, inNative("com.acme.Codec.encode#native", LOAD)).cause())
        .isEqualTo(Cause.CPU);
    assertThat(diagnose(1, reads).cause()).isEqualTo(Cause.BLOCKING);
    assertThat(diagnose(1, inside).cause()).isEqualTo(Cause.UNKNOWN);
  }
}
