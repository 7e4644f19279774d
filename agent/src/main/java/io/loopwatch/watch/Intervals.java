// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.probe.Buckets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes the histograms of all loops at each interval, where somebody wants them. */
final class Intervals {
  private final Clock clock;
  private final Findings findings;
  private final long lengthNanos;
  private final List<LoopInterval> ofEnded = new ArrayList<>();
  private long nextNanos;
  private Instant began;

  /**
   * Begins now.
   *
   * @param lengthNanos of an interval; 0 where nobody wants them
   */
  Intervals(Clock clock, Findings findings, long lengthNanos) {
    this.clock = clock;
    this.findings = findings;
    this.lengthNanos = lengthNanos;
    this.nextNanos = clock.nanos() + lengthNanos;
    this.began = clock.wall();
  }

  /** Keeps what a loop has counted that is over, for the present interval. */
  void keep(WatchedLoop ended, long now) {
    if (lengthNanos > 0) {
      ofEnded.add(ended.interval(now, new long[Buckets.size()]));
    }
  }

  /** Takes an interval where one is due. */
  void look(long now, List<WatchedLoop> loops, GuardedCarriers carriers) {
    if (lengthNanos > 0 && now - nextNanos >= 0) {
      nextNanos = Math.max(nextNanos + lengthNanos, now);
      take(now, loops, carriers);
    }
  }

  /** Takes what there is, due or not. */
  void take(long now, List<WatchedLoop> loops, GuardedCarriers carriers) {
    if (lengthNanos == 0) {
      return;
    }
    List<LoopInterval> taken = new ArrayList<>(ofEnded);
    ofEnded.clear();
    long[] scratch = new long[Buckets.size()];
    for (WatchedLoop loop : loops) {
      taken.add(loop.interval(now, scratch));
    }
    LoopInterval ofCarriers = carriers.watch().interval(now);
    if (ofCarriers != null) {
      taken.add(ofCarriers);
    }
    Instant end = clock.wall();
    findings.event(new Interval(began, end, taken));
    began = end;
  }
}
