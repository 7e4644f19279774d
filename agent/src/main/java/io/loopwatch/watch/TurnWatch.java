// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.Slot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the turns of one loop: ten callbacks of 20 ms in a row are no stall each, and keep I/O
 * waiting for 200 ms. Time of stalls does not count, for that is told already; nor does a loop that
 * shuts down, which sleeps in its turn.
 */
final class TurnWatch {
  /** A turn of this part of the threshold is worth reading the CPU clock for. */
  private static final int NOTICE_FRACTION = 4;

  private final Desk desk;
  private final Slot slot;
  private final LoopObject loop;
  private final Identity identity;
  private final FloodWatch floods;
  private @Nullable OpenReport open;
  private boolean isStrained;

  TurnWatch(Desk desk, Slot slot, LoopObject loop, Identity identity, FloodWatch floods) {
    this.desk = desk;
    this.slot = slot;
    this.loop = loop;
    this.identity = identity;
    this.floods = floods;
  }

  /**
   * Looks at the turn that the loop is in.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    isStrained = false;
    long number = (slot.turns().ended() + 1) << 1;
    long began = slot.turns().beganNanos();
    if (began == 0 || number != (slot.turns().ended() + 1) << 1) {
      return Long.MAX_VALUE;
    }
    long unexplained = now - began - explained(now);
    long noticed = desk.limits().turnNanos() / NOTICE_FRACTION;
    if (unexplained < noticed || loop.isShuttingDown()) {
      return noticed;
    }
    isStrained = true;
    notice(number, began, now, unexplained >= desk.limits().turnNanos());
    return desk.limits().sampleNanos();
  }

  /** Whether the turn is long, or will be if it goes on so. */
  boolean isStrained() {
    return isStrained;
  }

  /** What stalls explain, also one that may just be growing up. */
  private long explained(long now) {
    boolean running = (slot.sequence() & 1) == 1;
    return slot.turnStalledNanos() + (running ? Math.max(0, now - slot.beganNanos()) : 0);
  }

  private void notice(long number, long began, long now, boolean isTooLong) {
    OpenReport report = open;
    if (report != null && report.told && report.sequence != number) {
      return; // its end is told first
    }
    if (report == null || report.sequence != number) {
      // Not told at the first look: a callback's time is explained a moment after its number says
      // that it is over.
      open = notice(number, began, now);
    } else {
      sample(report, now, isTooLong);
    }
  }

  private OpenReport notice(long number, long began, long now) {
    Thread thread = slot.thread();
    Sampler sampler = desk.sampler();
    return OpenReport.noticed(
        desk.meter(), number, began, thread, since -> sampler.sample(thread, since), now);
  }

  private void sample(OpenReport report, long now, boolean isTooLong) {
    long began = report.beganNanos;
    long gap = desk.limits().gapNanos(now - began, desk.limits().turnNanos());
    report.look(now, gap, loop.waitingTasks(), () -> slot.turns().beganNanos() == began ? 0 : 2);
    if (isTooLong && slot.turns().beganNanos() == began) {
      tell(report);
    }
  }

  private void tell(OpenReport report) {
    long age = Math.max(desk.clock().nanos() - report.beganNanos, desk.limits().turnNanos());
    Phase phase = report.due(age, desk.limits().turnNanos());
    if (phase == Phase.SEEN) {
      floods.tellTurn(report.id(desk.ids()), report.beganNanos, age);
    }
    if (phase != null) {
      long callbacks = ((slot.sequence() + 1) >>> 1) - slot.turnFirstCallback();
      desk.findings().stall(evidence(report, phase, age, callbacks, slot.turnLongestNanos()));
    }
  }

  /** Tells of a turn that has ended; the ring's oldest entry is one. */
  void ended(LongRing ring) {
    OpenReport report = open;
    boolean seen = report != null && report.sequence == ring.sequence();
    if (seen) {
      open = null;
    } else if (loop.isShuttingDown()) {
      return;
    }
    OpenReport told =
        report != null && seen
            ? report
            : OpenReport.unseen(desk.meter(), ring.sequence(), ring.beganNanos());
    told.ended(ring.beganNanos() + ring.durationNanos(), desk.clock().nanos());
    desk.findings()
        .stall(
            evidence(
                told, Phase.ENDED, ring.durationNanos(), ring.callbacks(), ring.longestNanos()));
  }

  /** As {@link StallWatch#closeIfLost}. */
  void closeIfLost(long endedBeforeDrain, long now) {
    OpenReport report = open;
    if (report != null && report.told && endedBeforeDrain >= report.sequence >> 1) {
      if (report.isMissing) {
        close(now);
      }
      report.isMissing = true;
    }
  }

  /** Ends a report that is open with what is known: it lasted at least so long. */
  void close(long now) {
    OpenReport report = open;
    open = null;
    if (report != null && report.told) {
      boolean lasts = slot.turns().beganNanos() == report.beganNanos;
      long age = (lasts ? now : report.lastLookNanos()) - report.beganNanos;
      desk.findings().stall(evidence(report, Phase.ENDED, age, 0, slot.turnLongestNanos()));
    }
  }

  private Evidence evidence(
      OpenReport report, Phase phase, long nanos, long callbacks, long longestNanos) {
    desk.lookAtPauses();
    return new Evidence(
        report.id(desk.ids()),
        StallKind.ITERATION,
        phase,
        report.time(desk.clock()),
        identity.loop(),
        nanos,
        desk.limits().turnNanos(),
        report.samples,
        null,
        callbacks,
        longestNanos,
        report.waitingTasks,
        report.delayNanos(),
        report.usage(report.beganNanos + nanos),
        Map.of(),
        List.of(),
        List.of());
  }
}
