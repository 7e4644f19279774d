// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Usage;
import java.util.stream.Stream;

/** Where a stall's time went, in words: the parts that matter beside its cause. */
final class UsageText {
  /** What is less than a twentieth of the stall has not made it. */
  private static final int LEAST_PART = 20;

  private UsageText() {}

  /** Each part by itself; an empty one where there is nothing to tell. */
  static Stream<String> parts(Stall stall) {
    Usage usage = stall.evidence().usage();
    return Stream.of(
        cpu(stall),
        part(stall, Cause.LOCK, 0, "lock ", ""),
        part(stall, Cause.CLASS_LOADING, 0, "class-loading ", ""),
        part(stall, Cause.NATIVE, 0, "native ", ""),
        part(stall, Cause.GC, usage.gcNanos(), "GC ", ""),
        part(stall, Cause.SAFEPOINT, usage.safepointNanos(), "other pauses of the JVM ", ""),
        part(stall, Cause.STOPPED, usage.stoppedNanos(), "stopped for ", ""),
        part(stall, Cause.DESCHEDULED, usage.queuedNanos(), "waited ", " for a processor"),
        matters(stall, usage.throttledNanos())
            ? "CPU quota used up for " + DurationText.of(usage.throttledNanos())
            : "");
  }

  /** Of a pause it says nothing, but for one that a lack of CPU time makes. */
  private static String cpu(Stall stall) {
    Cause cause = stall.diagnosis().cause();
    long nanos = stall.evidence().cpuNanos();
    boolean isTold = cause.isOfCode() || cause == Cause.DESCHEDULED;
    boolean hasEnded = stall.evidence().phase() == Phase.ENDED;
    return isTold && hasEnded && nanos >= 0 ? "CPU " + DurationText.of(nanos) : "";
  }

  /** What was measured, or else what the diagnosis found; nothing where it is the code's cause. */
  private static String part(
      Stall stall, Cause cause, long measuredNanos, String before, String after) {
    long nanos = Math.max(measuredNanos, stall.diagnosis().causes().getOrDefault(cause, 0L));
    boolean isSaid = cause.isOfCode() && cause == stall.diagnosis().cause();
    return !isSaid && matters(stall, nanos) ? before + DurationText.of(nanos) + after : "";
  }

  private static boolean matters(Stall stall, long nanos) {
    return nanos > 0 && nanos * LEAST_PART >= stall.evidence().durationNanos();
  }
}
