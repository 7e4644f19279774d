// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What some operations took.
 *
 * @param nanos as the clock tells it
 * @param cpuNanos of CPU of the measured thread, user and system
 */
record Took(long nanos, long cpuNanos) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Now, on the calling thread. */
  static Took start() {
    return new Took(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
  }

  /** From that {@link #start} until now, on the same thread. */
  Took stop() {
    long now = System.nanoTime();
    return new Took(now - nanos, THREADS.getCurrentThreadCpuTime() - cpuNanos);
  }
}
