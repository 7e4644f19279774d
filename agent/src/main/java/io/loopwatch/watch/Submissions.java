// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import io.loopwatch.probe.Origins;

/** Keeps the table of who submitted tasks tidy, and tells what it had no room for. */
final class Submissions {
  /** Between two sweeps: what a task that never ran may keep alive beyond its own life. */
  private static final long SWEEP_NANOS = 1_000_000_000L;

  /** Who loses some loses many: they are told together. */
  private static final long TELL_NANOS = 60_000_000_000L;

  private final Clock clock;
  private final Findings findings;
  private long nextSweepNanos;
  private long nextTellNanos;
  private long lostBefore;

  Submissions(Clock clock, Findings findings) {
    this.clock = clock;
    this.findings = findings;
    this.nextSweepNanos = clock.nanos() + SWEEP_NANOS;
    this.nextTellNanos = clock.nanos();
    this.lostBefore = Origins.lost();
  }

  /** Does what is due. */
  void look(long now) {
    if (now - nextSweepNanos >= 0) {
      nextSweepNanos = now + SWEEP_NANOS;
      Origins.sweep();
    }
    if (now - nextTellNanos >= 0) {
      tell(now);
    }
  }

  /** Tells what was lost since it was last told; nothing where nothing was. */
  void tell(long now) {
    long lost = Origins.lost();
    if (lost > lostBefore) {
      nextTellNanos = now + TELL_NANOS;
      String text =
          "of "
              + (lost - lostBefore)
              + " tasks it is not known any more who submitted them: more"
              + " than "
              + Origins.SIZE
              + " waited, or as many that share places";
      findings.event(new Notice(clock.wall(), text));
      lostBefore = lost;
    }
  }
}
