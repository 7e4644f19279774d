// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * Where a thread's time went. Parts may overlap: while the collector pauses, a thread that sleeps
 * goes on sleeping.
 *
 * @param observedNanos the time that is told of; 0 where nothing was observed
 * @param cpuNanos CPU time of the thread; −1 where the JVM does not tell
 * @param gcNanos pauses of the collector; concurrent cycles are none; −1 where unknown
 * @param safepointNanos other pauses of the JVM, for a thread dump for one; −1 where unknown
 * @param stoppedNanos time in which the whole process stood still: stopped by a signal, or held by
 *     a debugger
 * @param queuedNanos time in which the thread could run and got no processor; −1 where the system
 *     does not tell
 * @param throttledNanos time in which the container had used up its CPU quota; 0 where it has none
 * @param stolenNanos time in which the host of a virtual machine had given the thread's processor
 *     to others, at most; 0 also where the system does not tell
 */
public record Usage(
    long observedNanos,
    long cpuNanos,
    long gcNanos,
    long safepointNanos,
    long stoppedNanos,
    long queuedNanos,
    long throttledNanos,
    long stolenNanos) {
  /** Nothing was observed. */
  public static final Usage NONE = new Usage(0, -1, -1, -1, 0, -1, 0, 0);

  /** The same with another wait for a processor. */
  public Usage queued(long nanos) {
    return new Usage(
        observedNanos,
        cpuNanos,
        gcNanos,
        safepointNanos,
        stoppedNanos,
        nanos,
        throttledNanos,
        stolenNanos);
  }

  /** The same with other pauses, but for those that are unknown. */
  public Usage paused(long gc, long safepoint, long stopped) {
    return new Usage(
        observedNanos,
        cpuNanos,
        gcNanos < 0 ? gcNanos : gc,
        safepointNanos < 0 ? safepointNanos : safepoint,
        stopped,
        queuedNanos,
        throttledNanos,
        stolenNanos);
  }

  /** Of which only CPU time and pauses of the collector are known; −1 where even they are not. */
  public static Usage of(long cpuNanos, long gcNanos, long observedNanos) {
    return new Usage(observedNanos, cpuNanos, gcNanos, -1, 0, -1, 0, 0);
  }
}
