// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.FreshLoader;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a class that {@code java.lang} is open to, as it is to the probe in an application. */
class LocalsTest {
  private static final ThreadLocal<String> OURS = new ThreadLocal<>();
  private static final ThreadLocal<String> THEIRS = new ThreadLocal<>();

  private static Class<?> locals;

  @BeforeAll
  static void open() throws ClassNotFoundException {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    ClassLoader fresh = new FreshLoader("io.loopwatch.probe.Locals");
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(fresh.getUnnamedModule())),
        Set.of(),
        Map.of());
    locals = Class.forName("io.loopwatch.probe.Locals", true, fresh);
  }

  private static void clear(Thread thread) throws ReflectiveOperationException {
    Method clear = locals.getDeclaredMethod("clear", Thread.class, ThreadLocal.class);
    clear.setAccessible(true);
    clear.invoke(null, thread, OURS);
  }

  /** A thread that has both values, and says what it still has when it may. */
  private static final class Holder extends Thread {
    private final CountDownLatch has = new CountDownLatch(1);
    private final CountDownLatch may = new CountDownLatch(1);
    private volatile String ours;
    private volatile String theirs;
    private volatile String again;

    @Override
    public void run() {
      OURS.set("ours");
      THEIRS.set("theirs");
      has.countDown();
      try {
        may.await();
      } catch (InterruptedException ended) {
        return;
      }
      ours = OURS.get();
      theirs = THEIRS.get();
      OURS.set("again");
      again = OURS.get();
    }

    void say() throws InterruptedException {
      may.countDown();
      join();
    }
  }

  private static Holder holder() throws InterruptedException {
    Holder holder = new Holder();
    holder.start();
    holder.has.await();
    return holder;
  }

  @Test
  void areKnown_onThisJdk() throws ReflectiveOperationException {
    Method known = locals.getDeclaredMethod("areKnown");
    known.setAccessible(true);

    assertThat(known.invoke(null)).isEqualTo(true);
  }

  @Test
  void ours_isTakenFromAnotherThread_andNothingElse() throws Exception {
    Holder holder = holder();

    clear(holder);
    holder.say();

    assertThat(holder.ours).isNull();
    assertThat(holder.theirs).isEqualTo("theirs");
    assertThat(holder.again).isEqualTo("again");
  }

  @Test
  void untilThen_itIsThere() throws Exception {
    Holder holder = holder();

    holder.say();

    assertThat(holder.ours).isEqualTo("ours");
  }

  @Test
  void aThreadThatHasNone_staysAsItIs() throws Exception {
    Thread unborn = new Thread(() -> {});

    clear(unborn);
    clear(Thread.currentThread());

    assertThat(OURS.get()).isNull();
  }
}
