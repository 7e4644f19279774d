// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Waits until the machine has processors to spare, but not for ever: all waits add up. */
final class Patience {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long PROBE_NANOS = Duration.ofMillis(40).toNanos();
  private static final double MOST = 0.9;
  private static final int PROBES = 3;

  private final long atMostNanos;
  private long waitedNanos;

  Patience(Duration atMost) {
    atMostNanos = atMost.toNanos();
  }

  /** Returns when some probes in a row got nearly all of a processor, or patience is at its end. */
  void awaitCalm() {
    long began = System.nanoTime();
    int calm = 0;
    while (calm < PROBES && waitedNanos + System.nanoTime() - began < atMostNanos) {
      calm = part() >= MOST ? calm + 1 : 0;
    }
    waitedNanos += System.nanoTime() - began;
  }

  /** How much of a processor a thread gets that asks for all of one. */
  private static double part() {
    long began = System.nanoTime();
    long cpuBegan = THREADS.getCurrentThreadCpuTime();
    while (System.nanoTime() - began < PROBE_NANOS) {
      Thread.onSpinWait();
    }
    return (double) (THREADS.getCurrentThreadCpuTime() - cpuBegan) / (System.nanoTime() - began);
  }
}
