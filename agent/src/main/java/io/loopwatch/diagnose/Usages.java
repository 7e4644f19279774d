// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.List;

/**
 * Arithmetic of figures, in which a negative one stays unknown. Pauses of the JVM and of the
 * process are known exactly, of every moment; what the thread itself used is known of what was
 * observed.
 */
final class Usages {
  private static final long UNKNOWN = -1;

  private Usages() {}

  /** What samples leave of the whole. */
  static Usage without(Usage whole, List<Sample> samples) {
    Usage rest = whole;
    for (Sample sample : samples) {
      rest = minus(rest, sample.usage());
    }
    return rest;
  }

  private static Usage minus(Usage whole, Usage part) {
    return new Usage(
        minus(whole.observedNanos(), part.observedNanos()),
        minus(whole.cpuNanos(), part.cpuNanos()),
        minus(whole.gcNanos(), part.gcNanos()),
        minus(whole.safepointNanos(), part.safepointNanos()),
        minus(whole.stoppedNanos(), part.stoppedNanos()),
        minus(whole.queuedNanos(), part.queuedNanos()),
        minus(whole.throttledNanos(), part.throttledNanos()),
        minus(whole.stolenNanos(), part.stolenNanos()));
  }

  private static long minus(long whole, long part) {
    return whole < 0 ? UNKNOWN : Math.max(0, whole - Math.max(0, part));
  }

  /** What the thread used of the time in which nothing paused. */
  static Usage unpaused(Usage usage) {
    return new Usage(
        unpaused(usage, usage.observedNanos()),
        usage.cpuNanos(),
        0,
        0,
        0,
        usage.queuedNanos(),
        usage.throttledNanos(),
        usage.stolenNanos());
  }

  /** What pauses leave of so much time. */
  static long unpaused(Usage usage, long nanos) {
    long paused =
        Math.max(0, usage.gcNanos()) + Math.max(0, usage.safepointNanos()) + usage.stoppedNanos();
    return Math.max(0, nanos - paused);
  }

  /** Both together; what is known of one only is that one's. */
  static Usage plus(Usage one, Usage other) {
    return new Usage(
        one.observedNanos() + other.observedNanos(),
        plus(one.cpuNanos(), other.cpuNanos()),
        plus(one.gcNanos(), other.gcNanos()),
        plus(one.safepointNanos(), other.safepointNanos()),
        one.stoppedNanos() + other.stoppedNanos(),
        plus(one.queuedNanos(), other.queuedNanos()),
        one.throttledNanos() + other.throttledNanos(),
        one.stolenNanos() + other.stolenNanos());
  }

  private static long plus(long one, long other) {
    return one < 0 || other < 0 ? Math.max(one, other) : one + other;
  }

  /** As if all of so much time had been like what was observed; unknown where nothing was. */
  static Usage over(long nanos, Usage observed) {
    if (observed.observedNanos() == 0) {
      return new Usage(
          nanos,
          UNKNOWN,
          observed.gcNanos(),
          observed.safepointNanos(),
          observed.stoppedNanos(),
          UNKNOWN,
          0,
          0);
    }
    return part(observed, 1, (double) nanos / observed.observedNanos());
  }

  /** So much of the pauses, and so much of what the thread used. */
  static Usage part(Usage whole, double ofPauses, double ofThread) {
    return new Usage(
        times(whole.observedNanos(), ofThread),
        times(whole.cpuNanos(), ofThread),
        times(whole.gcNanos(), ofPauses),
        times(whole.safepointNanos(), ofPauses),
        times(whole.stoppedNanos(), ofPauses),
        times(whole.queuedNanos(), ofThread),
        times(whole.throttledNanos(), ofThread),
        times(whole.stolenNanos(), ofThread));
  }

  private static long times(long figure, double factor) {
    return figure < 0 ? UNKNOWN : Math.round(figure * factor);
  }

  /** The second, with the pauses of the first where these are known. */
  static Usage withPauses(Usage own, Usage other) {
    if (own.gcNanos() < 0) {
      return other;
    }
    return new Usage(
        other.observedNanos(),
        other.cpuNanos(),
        own.gcNanos(),
        own.safepointNanos(),
        own.stoppedNanos(),
        other.queuedNanos(),
        other.throttledNanos(),
        other.stolenNanos());
  }
}
