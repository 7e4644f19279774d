// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pause is counted when it is over: what is more than a sample has room for was in the time of
 * the one before. A sample in which the thread waited takes and gives nothing: a pause does not
 * lengthen a wait.
 */
final class Overflow {
  private double gcNanos;
  private double safepointNanos;
  private double stoppedNanos;

  private Overflow() {}

  /** The same samples, and in sum the same pauses, each where it was. */
  static List<Sample> movedBack(List<Sample> samples) {
    Overflow over = new Overflow();
    List<Sample> moved = new ArrayList<>(samples);
    for (int i = moved.size() - 1; i >= 0; i--) {
      if (!Waits.isAny(moved.get(i))) {
        moved.set(i, over.passed(moved.get(i)));
      }
    }
    for (int i = 0; i < moved.size() && over.sum() > 0; i++) {
      if (!Waits.isAny(moved.get(i))) {
        moved.set(i, over.put(moved.get(i), 0));
      }
    }
    return Collections.unmodifiableList(moved);
  }

  /** Takes up the sample's pauses and leaves there those that it has room for. */
  private Sample passed(Sample sample) {
    Usage usage = sample.usage();
    gcNanos += Math.max(0, usage.gcNanos());
    safepointNanos += Math.max(0, usage.safepointNanos());
    stoppedNanos += usage.stoppedNanos();
    long room = Math.max(0, sample.sinceNanos() - Math.max(0, usage.cpuNanos()));
    double kept = sum() <= room ? 1 : room / sum();
    return put(with(sample, 0, 0, 0), 1 - kept);
  }

  /** Leaves there all but so much of it. */
  private Sample put(Sample sample, double rest) {
    Usage usage = sample.usage();
    Sample left =
        with(
            sample,
            Math.max(0, usage.gcNanos()) + gcNanos * (1 - rest),
            Math.max(0, usage.safepointNanos()) + safepointNanos * (1 - rest),
            usage.stoppedNanos() + stoppedNanos * (1 - rest));
    gcNanos *= rest;
    safepointNanos *= rest;
    stoppedNanos *= rest;
    return left;
  }

  private double sum() {
    return gcNanos + safepointNanos + stoppedNanos;
  }

  private static Sample with(Sample sample, double gc, double safepoint, double stopped) {
    Usage usage = sample.usage().paused(Math.round(gc), Math.round(safepoint), Math.round(stopped));
    return sample.standingFor(sample.sinceNanos(), usage, sample.lock());
  }
}
