// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the watchdog knows of one stall, before anybody is blamed.
 *
 * @param id one number for a stall's two reports, unique in this JVM
 * @param kind a callback or a whole turn of the loop
 * @param phase still running, or over
 * @param time when the callback (or turn) began
 * @param loop where
 * @param durationNanos age so far, or the exact duration once over
 * @param thresholdNanos the threshold that it passed
 * @param samples looks at the thread, oldest first; empty where it was over before the watchdog
 *     looked
 * @param callbackClass class of the task, where the loop could tell; else null
 * @param callbacks callbacks that began in this turn; 1 for a stall
 * @param longestCallbackNanos the longest callback of this turn that has ended; 0 where none has
 * @param waitingTasks tasks in the loop's queue behind it; −1 where the queue cannot be read
 * @param delayNanos what all those tasks have waited together; −1 where the queue cannot be read
 * @param usage where the thread's time went, over a part of the duration
 * @param context what the framework says of the work: {@code verticle}, {@code deploymentId}, …
 * @param blocking what the callback's blocking calls add up to, by operation; empty where it made
 *     none, and for a turn
 * @param origin who submitted the task, innermost frame first; empty where that is not kept
 */
public record Evidence(
    long id,
    StallKind kind,
    Phase phase,
    Instant time,
    LoopId loop,
    long durationNanos,
    long thresholdNanos,
    List<Sample> samples,
    @Nullable String callbackClass,
    long callbacks,
    long longestCallbackNanos,
    int waitingTasks,
    long delayNanos,
    Usage usage,
    Map<String, String> context,
    List<BlockingSum> blocking,
    List<StackTraceElement> origin) {
  /** Copies lists and map. */
  public Evidence {
    samples = List.copyOf(samples);
    context = Map.copyOf(context);
    blocking = List.copyOf(blocking);
    origin = List.copyOf(origin);
  }

  /** CPU time of the thread over {@link #observedNanos()}; −1 where the JVM does not tell. */
  public long cpuNanos() {
    return usage.cpuNanos();
  }

  /** Pauses of the collector over {@link #observedNanos()}; −1 where unknown. */
  public long gcNanos() {
    return usage.gcNanos();
  }

  /** The part of the duration over which the usage was read; 0 where not at all. */
  public long observedNanos() {
    return usage.observedNanos();
  }

  /** Evidence of which CPU and collector are known. */
  public Evidence(
      long id,
      StallKind kind,
      Phase phase,
      Instant time,
      LoopId loop,
      long durationNanos,
      long thresholdNanos,
      List<Sample> samples,
      @Nullable String callbackClass,
      long callbacks,
      long longestCallbackNanos,
      int waitingTasks,
      long cpuNanos,
      long gcNanos,
      long observedNanos,
      Map<String, String> context,
      List<BlockingSum> blocking) {
    this(
        id,
        kind,
        phase,
        time,
        loop,
        durationNanos,
        thresholdNanos,
        samples,
        callbackClass,
        callbacks,
        longestCallbackNanos,
        waitingTasks,
        -1,
        Usage.of(cpuNanos, gcNanos, observedNanos),
        context,
        blocking,
        List.of());
  }

  /** Evidence without blocking calls. */
  public Evidence(
      long id,
      StallKind kind,
      Phase phase,
      Instant time,
      LoopId loop,
      long durationNanos,
      long thresholdNanos,
      List<Sample> samples,
      @Nullable String callbackClass,
      long callbacks,
      long longestCallbackNanos,
      int waitingTasks,
      long cpuNanos,
      long gcNanos,
      long observedNanos,
      Map<String, String> context) {
    this(
        id,
        kind,
        phase,
        time,
        loop,
        durationNanos,
        thresholdNanos,
        samples,
        callbackClass,
        callbacks,
        longestCallbackNanos,
        waitingTasks,
        cpuNanos,
        gcNanos,
        observedNanos,
        context,
        List.of());
  }
}
