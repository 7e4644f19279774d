// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import io.loopwatch.probe.PlayedThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What may carry virtual threads is only asked for while all threads are stopped, which it is where
 * a frame is asked for: JDK-8392031. Everything else costs nothing of that.
 */
class SafeQuestionsTest {
  private static final Integer RUNNING = 0;
  private static final Integer STOPPED = 1;
  private static final Integer OWNER_FRAMES = 64;

  private final AskedThreads jvm = new AskedThreads();
  private final Set<Long> carriers = new HashSet<>();
  private final Sampler sampler =
      new Sampler(() -> null, carrying -> new JvmFigures(jvm.bean(), carrying));
  private final Object monitor = new Object();
  private final PlayedThread virtual = new PlayedThread("orders-7");
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  SafeQuestionsTest() throws IOException {
    virtual.on(() -> {});
    sampler.askForMounted(
        new Carrying() {
          @Override
          public boolean carries(long thread) {
            return carriers.contains(thread);
          }

          @Override
          public @Nullable Thread on(long carrier) {
            return null;
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    virtual.close();
    server.close();
  }

  /** As the JDK calls its own. */
  private static final class CarrierThread extends Thread {
    CarrierThread(Runnable body) {
      super(body, "carrier-1");
    }
  }

  private Thread start(Thread thread, Thread.State until) {
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == until);
    return thread;
  }

  private Thread blocked(Thread thread) {
    return start(thread, Thread.State.BLOCKED);
  }

  private void enter() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  /** Native code that uses no CPU time, again after each client. */
  private void accept() {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private Thread accepting() {
    return start(new Thread(this::accept), Thread.State.RUNNABLE);
  }

  private Sample ownSample(Thread thread) {
    return sampler.sample(thread, () -> 0);
  }

  private Sample sampleMounted(Thread carrier) {
    return sampler.sampleMounted(carrier, virtual.thread(), () -> 0);
  }

  /** The silent twin. */
  @Test
  void loopThatCarriesNothing_isAskedForWhileItRuns() {
    Thread loop = accepting();
    await().until(() -> ownSample(loop).inNative());
    assertThat(jvm.depths(loop)).isNotEmpty().containsOnly(RUNNING);
    synchronized (monitor) {
      Thread waiting = blocked(new Thread(this::enter));
      assertThat(ownSample(waiting).lock()).isNotNull();
      assertThat(jvm.depths(waiting)).containsExactly(RUNNING);
    }
  }

  /** It needs no answer as long as it does not run. */
  @Test
  void carrierInNative_isAskedForWhileItIsStopped_andOnce() {
    Thread carrier = accepting();
    await().until(() -> sampleMounted(carrier).inNative());
    assertThat(jvm.depths(carrier)).isNotEmpty().containsOnly(STOPPED);
    long cpuNanos = sampler.figures().cpuNanos(carrier);

    assertThat(sampleMounted(carrier).inNative()).isTrue();
    assertThat(sampler.figures().cpuNanos(carrier)).as("has not run").isEqualTo(cpuNanos);
    assertThat(jvm.depths(carrier)).isEmpty();
  }

  @Test
  void carrierThatComputes_isNotAskedFor() {
    assertThat(sampleMounted(Thread.currentThread()).inNative()).isFalse();
    assertThat(jvm.depths(Thread.currentThread())).isEmpty();
  }

  @Test
  void carrierThatHasRunSince_isAskedForAgain() throws IOException {
    Thread carrier = accepting();
    await().until(() -> sampleMounted(carrier).inNative());
    jvm.depths(carrier);
    new Socket(server.getInetAddress(), server.getLocalPort()).close();

    await().until(() -> sampleMounted(carrier).inNative() && !jvm.depths(carrier).isEmpty());
  }

  @Test
  void carrierThatWaits_isNotAskedFor() {
    synchronized (monitor) {
      Thread carrier = blocked(new Thread(this::enter));

      assertThat(sampleMounted(carrier).lock()).isNull();
      assertThat(jvm.depths(carrier)).isEmpty();
    }
  }

  @Test
  void loopThatIsACarrierOfTheJdks_isAskedForWhileItIsStopped() {
    synchronized (monitor) {
      Thread loop = blocked(new CarrierThread(this::enter));

      assertThat(ownSample(loop).lock()).isNotNull();
      assertThat(jvm.depths(loop)).containsExactly(STOPPED);
    }
  }

  @Test
  void loopThatHasCarried_isAskedForWhileItIsStopped() {
    synchronized (monitor) {
      Thread loop = blocked(new Thread(this::enter));
      carriers.add(loop.getId());

      assertThat(ownSample(loop).lock()).isNotNull();
      assertThat(jvm.depths(loop)).containsExactly(STOPPED);
    }
  }

  /** Of its stack one frame is enough. */
  @Test
  void loopWithAContinuationOnItsStack_mayCarry() {
    StackTraceElement run = new StackTraceElement("java.lang.VirtualThread", "run", null, 1);
    StackTraceElement mount = new StackTraceElement("jdk.internal.vm.Continuation", "run", null, 1);
    Thread loop = Thread.currentThread();

    assertThat(Carrying.NONE.mayCarry(loop, new StackTraceElement[] {run, mount, run})).isTrue();
    assertThat(Carrying.NONE.mayCarry(loop, new StackTraceElement[] {run})).isFalse();
  }

  /** It may be any thread. */
  @Test
  void ownerOfALock_isAskedForOnce_whileItIsStopped() {
    synchronized (monitor) {
      Sample sample = ownSample(blocked(new Thread(this::enter)));

      assertThat(sample.lock().owner()).isEqualTo(Thread.currentThread().getName());
      assertThat(sample.lock().ownerStack()).isNotEmpty();
      assertThat(jvm.depths(Thread.currentThread())).containsExactly(OWNER_FRAMES);
    }
  }

  @Test
  void initialiserOfAClass_isAskedForOnce_whileItIsStopped() {
    HeldLock type =
        sampler.figures().initialisationOf("com.acme.Prices", Thread.currentThread().getId());

    assertThat(type.owner()).isEqualTo(Thread.currentThread().getName());
    assertThat(type.ownerStack()).isNotEmpty();
    assertThat(jvm.depths(Thread.currentThread())).containsExactly(OWNER_FRAMES);
  }
}
