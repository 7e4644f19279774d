// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A warm loop allocates nothing, so that watching it makes no garbage. */
@ExtendWith(ProbeReset.class)
class ProbeAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 100_000;

  private final LoopThread loop = LoopThread.seen();
  private final Runnable task = () -> {};
  private final Object context = new Object();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void callbacks_allocateNothing() {
    assertNothingAllocatedBy(
        () -> {
          Probe.begin();
          Probe.dispatch(context);
          Probe.end();
        });
  }

  @Test
  void tasks_allocateNothing() {
    assertNothingAllocatedBy(
        () -> {
          Probe.run(task);
          Probe.beginTask();
          Probe.endTask(task);
        });
  }

  @Test
  void turns_allocateNothing() {
    assertNothingAllocatedBy(
        () -> {
          loop.toTasks();
          Probe.sleepBegin();
          Probe.sleepEnd();
        });
  }

  @Test
  void stalls_allocateNothing() {
    Probe.configure(1, 1);
    assertNothingAllocatedBy(
        () -> {
          Probe.run(task);
          Probe.sleepBegin();
          Probe.sleepEnd();
        });
    assertThat(loop.slot().longRing().lost()).isPositive();
  }

  @Test
  void measurement_seesAnAllocation() {
    Object[] kept = new Object[1];
    assertThat(loop.ask(() -> allocated(() -> kept[0] = new Object()))).isPositive();
  }

  private void assertNothingAllocatedBy(Runnable step) {
    loop.on(ProbeAllocationTest::warmEveryRow);
    loop.ask(() -> allocated(step));
    assertThat(loop.ask(() -> allocated(step))).isZero();
  }

  /** So that a hiccup of the machine does not make a new row of counts in the middle. */
  private static void warmEveryRow() {
    Slot slot = Probe.current();
    for (int row = 0; row < Buckets.ROWS; row++) {
      long nanos = Buckets.lowest(row * Buckets.ROW);
      slot.callbackCounts().add(nanos);
      slot.turns().counts().add(nanos);
      slot.turns().ioLag().add(nanos, nanos, 1_000);
    }
  }

  private static long allocated(Runnable step) {
    long id = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(id);
    for (int i = 0; i < ROUNDS; i++) {
      step.run();
    }
    return THREADS.getThreadAllocatedBytes(id) - before;
  }
}
