// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Sample;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.Spin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private final Sampler sampler = new Sampler();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Object monitor = new Object();
  private final ReentrantLock lock = new ReentrantLock();

  @AfterEach
  void release() {
    release.countDown();
  }

  private Thread startUntil(Thread.State state, Runnable body) {
    Thread thread = new Thread(body, "sampled");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == state);
    return thread;
  }

  private void culpritWaits() {
    try {
      release.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Sample sample(Thread thread) {
    return sampler.sample(thread, () -> 0);
  }

  @Test
  void sample_showsTheStackWithoutTheProbe() {
    Thread thread = startUntil(Thread.State.WAITING, () -> Probe.run(this::culpritWaits));
    Sample sample = sample(thread);

    assertThat(sample.state()).isEqualTo(Thread.State.WAITING);
    assertThat(sample.stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("culpritWaits");
    assertThat(sample.stack())
        .extracting(StackTraceElement::getClassName)
        .noneMatch(name -> name.startsWith("io.loopwatch.probe.") || name.contains("$$Lambda"));
    assertThat(sample.late()).isFalse();
  }

  @Test
  void sample_ofAThreadThatWentOnMeanwhile_isLate() {
    assertThat(sampler.sample(Thread.currentThread(), () -> 1).late()).isTrue();
  }

  @Test
  void sample_atAMonitor_namesTheOwnerAndItsStack() {
    synchronized (monitor) {
      Thread thread = startUntil(Thread.State.BLOCKED, this::enter);
      Sample sample = sample(thread);

      assertThat(sample.lock().name()).contains("java.lang.Object");
      assertThat(sample.lock().owner()).isEqualTo(Thread.currentThread().getName());
      assertThat(sample.lock().ownerStack().toString()).contains("sample_atAMonitor");
    }
  }

  private void enter() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  @Test
  void sample_atALock_namesTheOwner() {
    lock.lock();
    try {
      Thread thread = startUntil(Thread.State.WAITING, this::enterLock);
      assertThat(sample(thread).lock().owner()).isEqualTo(Thread.currentThread().getName());
    } finally {
      lock.unlock();
    }
  }

  private void enterLock() {
    lock.lock();
    lock.unlock();
  }

  @Test
  void sample_ofAWaitThatNobodyHolds_hasNoOwner() {
    Thread thread = startUntil(Thread.State.WAITING, this::culpritWaits);

    assertThat(sample(thread).lock().owner()).isNull();
  }

  @Test
  void sample_ofARunningThread_hasNoLock() {
    assertThat(sample(Thread.currentThread()).lock()).isNull();
    assertThat(sample(Thread.currentThread()).state()).isEqualTo(Thread.State.RUNNABLE);
  }

  /** Its initialiser waits to be let go. */
  private static final class Slow {
    static final CountDownLatch MAY_END = new CountDownLatch(1);

    static final class Prices {
      static int price;

      static {
        try {
          MAY_END.await();
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @Test
  void sample_ofAThreadThatWaitsForAClass_namesWhoInitialisesIt() {
    Sampler own = new Sampler(SamplerTest::publicDump);
    Thread owner = startUntil(Thread.State.WAITING, () -> Slow.Prices.price = 1);
    owner.setName("initialiser");
    Thread loop = startUntil(Thread.State.RUNNABLE, () -> Slow.Prices.price = 2);
    try {
      await().until(() -> own.sample(loop, () -> 0).lock() != null);
      Sample sample = own.sample(loop, () -> 0);
      assertThat(sample.state()).isEqualTo(Thread.State.RUNNABLE);
      assertThat(sample.inNative()).isFalse();
      assertThat(sample.lock().initialising()).isEqualTo(Slow.Prices.class.getName());
      assertThat(sample.lock().owner()).isEqualTo("initialiser");
      assertThat(sample.lock().ownerStack().toString()).contains("Prices.<clinit>");
    } finally {
      Slow.MAY_END.countDown();
    }
  }

  /** Of this JVM, whose package is not opened to unit tests. */
  private static String publicDump() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "threadPrint",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sample_ofAThreadThatReads_isInNative() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = startUntil(Thread.State.RUNNABLE, () -> accept(server));
      await().until(() -> sample(thread).inNative());
      assertThat(sample(thread).lock()).isNull();
    }
    assertThat(sample(Thread.currentThread()).inNative()).isFalse();
  }

  private static void accept(ServerSocket server) {
    try {
      server.accept();
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  @Test
  void cpuTime_growsWithWorkAndNotWithWaiting() {
    JvmFigures figures = sampler.figures();
    Thread waiting = startUntil(Thread.State.WAITING, this::culpritWaits);
    long idle = figures.cpuNanos(waiting);
    long busy = figures.cpuNanos(Thread.currentThread());
    Spin.millis(20);

    assertThat(figures.cpuNanos(waiting) - idle).isLessThan(5_000_000);
    assertThat(figures.cpuNanos(Thread.currentThread()) - busy).isPositive();
  }

  @Test
  void gcTime_growsWithACollection() {
    JvmFigures figures = sampler.figures();
    long before = figures.gcNanos();
    await()
        .until(
            () -> {
              System.gc();
              return figures.gcNanos() > before;
            });
  }

  @Test
  void sample_ofAThreadThatMayBeInAnotherCallback_isThrownAway() {
    assertThat(sampler.sample(Thread.currentThread(), () -> 2)).isNull();
  }
}
