// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import io.loopwatch.probe.PlayedThread;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A carrier's state is its own, its stack that of whom it runs. */
class SamplerMountedTest {
  private final Sampler sampler = new Sampler();
  private final Object monitor = new Object();
  private final PlayedThread virtual = new PlayedThread("orders-7");

  SamplerMountedTest() {
    virtual.on(() -> {});
  }

  @AfterEach
  void close() {
    virtual.close();
  }

  /** A thread that waits for the monitor; the caller holds it. */
  private Thread blocked() {
    Thread thread = new Thread(this::enter, "carrier-1");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.BLOCKED);
    return thread;
  }

  private void enter() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private Sample sample(Thread carrier, Thread mounted, long progress) {
    return sampler.sampleMounted(carrier, mounted, () -> progress);
  }

  @Test
  void stack_isTheVirtualThreads_andStateTheCarriers() {
    await().until(() -> virtual.thread().getState() == Thread.State.WAITING);
    synchronized (monitor) {
      Sample sample = sample(blocked(), virtual.thread(), 0);

      assertThat(sample.stack()).isEqualTo(Stacks.clean(virtual.thread().getStackTrace()));
      assertThat(sample.state()).isEqualTo(Thread.State.BLOCKED);
      assertThat(sample.late()).isFalse();
    }
  }

  /** The JVM says of each carrier that it waits for its virtual thread. */
  @Test
  void carrierThatWaits_hasNoLock() {
    synchronized (monitor) {
      Thread carrier = blocked();
      assertThat(sample(carrier, virtual.thread(), 0).lock()).isNull();
      assertThat(sampler.sample(carrier, () -> 0).lock()).as("its own").isNotNull();
    }
  }

  @Test
  void threadThatHasNoStackYet_givesNoSample() {
    Thread notStarted = new Thread(() -> {});

    assertThat(sample(Thread.currentThread(), notStarted, 0)).isNull();
  }

  @Test
  void threadThatHasLeftMeanwhile_givesNone_itMayBeAnywhere() {
    assertThat(sample(Thread.currentThread(), virtual.thread(), 1)).isNull();
    assertThat(sample(Thread.currentThread(), virtual.thread(), 2)).isNull();
  }

  private Carrying carrying(long carrier) {
    return new Carrying() {
      @Override
      public boolean carries(long thread) {
        return thread == carrier;
      }

      @Override
      public @Nullable Thread on(long thread) {
        return thread == carrier ? virtual.thread() : null;
      }
    };
  }

  @Test
  void ownerThatIsACarrier_goesByItsVirtualThread() {
    long own = Thread.currentThread().getId();
    JvmFigures figures = new JvmFigures(carrying(own));
    await().until(() -> virtual.thread().getState() == Thread.State.WAITING);
    synchronized (monitor) {
      HeldLock lock = figures.lockOf(blocked(), false);

      assertThat(lock.owner()).isEqualTo("orders-7");
      assertThat(lock.ownerStack()).isEqualTo(Stacks.clean(virtual.thread().getStackTrace()));
      HeldLock type = figures.initialisationOf("com.acme.Prices", own);
      assertThat(type.owner()).isEqualTo("orders-7");
      assertThat(type.ownerStack()).isEqualTo(lock.ownerStack());
    }
  }

  @Test
  void ownerThatRunsNoVirtualThread_goesByItsName() {
    JvmFigures figures = new JvmFigures(Carrying.NONE);
    synchronized (monitor) {
      HeldLock lock = figures.lockOf(blocked(), false);

      assertThat(lock.owner()).isEqualTo(Thread.currentThread().getName());
      assertThat(lock.ownerStack().toString()).contains("ownerThatRunsNoVirtualThread");
    }
  }

  /** It may wait in a method that is woven, or whose calls are rewritten. */
  @Test
  void ownersStack_isWithoutTheProbesFrames() {
    JvmFigures figures = new JvmFigures(Carrying.NONE);
    AtomicReference<HeldLock> lock = new AtomicReference<>();
    virtual.on(
        () -> {
          synchronized (monitor) {
            lock.set(figures.lockOf(blocked(), false));
          }
        });

    assertThat(lock.get().owner()).isEqualTo("orders-7");
    assertThat(lock.get().ownerStack())
        .isNotEmpty()
        .noneMatch(frame -> frame.getClassName().startsWith("io.loopwatch.probe."));
  }
}
