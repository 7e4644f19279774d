// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.Origin;
import io.loopwatch.probe.Slot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the callbacks of one loop: tells of one that lasts too long, samples it, and tells how
 * long it was.
 */
final class StallWatch {
  private final Desk desk;
  private final Slot slot;
  private final LoopObject loop;
  private final Identity identity;
  private @Nullable OpenReport open;
  private long lastId;
  private long lastSequence;
  private long lastEndNanos;
  private Map<String, String> toldContext = Map.of();

  StallWatch(Desk desk, Slot slot, LoopObject loop, Identity identity) {
    this.desk = desk;
    this.slot = slot;
    this.loop = loop;
    this.identity = identity;
  }

  /**
   * Looks at the callback that runs.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    long sequence = slot.sequence();
    if ((sequence & 1) == 0) {
      return Long.MAX_VALUE;
    }
    long began = slot.beganNanos();
    if (!slot.isStill(sequence)) {
      return Long.MAX_VALUE;
    }
    return running(sequence, began, now);
  }

  private long running(long sequence, long began, long now) {
    long age = now - began;
    long threshold = desk.limits().callbackNanos();
    long notice = desk.limits().noticeNanos();
    if (age < notice) {
      return notice - age;
    }
    OpenReport report = open;
    if (report != null && report.told && report.sequence != sequence) {
      return desk.limits()
          .sampleNanos(); // it has ended since the ring was drained: its end is told first
    }
    if (report == null || report.sequence != sequence) {
      report = notice(sequence, began, now);
      open = report;
    }
    long first = desk.limits().firstSampleNanos(threshold);
    if (age < first) {
      return first - age;
    }
    long gap = desk.limits().gapNanos(age, threshold);
    report.look(now, gap, loop.waitingTasks(), () -> slot.sequence() - sequence);
    if (age >= threshold) {
      tell(report);
    }
    return gap;
  }

  private OpenReport notice(long sequence, long began, long now) {
    Thread thread = slot.thread();
    Sampler sampler = desk.sampler();
    return OpenReport.noticed(
        desk.meter(), sequence, began, thread, since -> sampler.sample(thread, since), now);
  }

  private void tell(OpenReport report) {
    long age = Math.max(desk.clock().nanos() - report.beganNanos, desk.limits().callbackNanos());
    if (!slot.isStill(report.sequence)) {
      return;
    }
    Phase phase = report.due(age, desk.limits().callbackNanos());
    if (phase != null) {
      Map<String, String> context = identity.context(slot.context(report.sequence));
      toldContext = context;
      List<BlockingSum> sums = desk.sums(slot.callSums(report.sequence));
      Submission asked = asked(report);
      desk.findings().stall(evidence(report, phase, age, null, context, sums, asked));
    }
  }

  private Submission asked(OpenReport report) {
    Origin origin = slot.origin();
    return slot.isStill(report.sequence) ? Submission.of(origin) : Submission.NONE;
  }

  /**
   * Tells of a callback that has ended; the ring's oldest entry is one.
   *
   * @param calls has taken its blocking calls
   */
  void ended(LongRing ring, CallWatch calls) {
    OpenReport report = open;
    if (report == null || report.sequence != ring.sequence()) {
      report = OpenReport.unseen(desk.meter(), ring.sequence(), ring.beganNanos());
    } else {
      open = null;
    }
    report.fillIn(() -> calls.samples(ring.sequence()));
    lastId = report.id(desk.ids());
    lastSequence = ring.sequence();
    lastEndNanos = ring.beganNanos() + ring.durationNanos();
    report.ended(lastEndNanos, desk.clock().nanos());
    Class<?> task = ring.task();
    Map<String, String> context = identity.context(ring.context());
    String name = task == null ? null : task.getName();
    desk.findings()
        .stall(
            evidence(
                report,
                Phase.ENDED,
                ring.durationNanos(),
                name,
                context,
                desk.sums(ring.callSums()),
                Submission.of(ring.origin())));
  }

  /**
   * Ends a report whose callback was over before the ring was drained, and was not in it: there was
   * no room. Asked twice before it is believed, because the loop writes the ring a moment after the
   * number.
   */
  void closeIfLost(long sequenceBeforeDrain, long now) {
    OpenReport report = open;
    if (report != null && report.told && sequenceBeforeDrain != report.sequence) {
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
      long atLeast = Math.max(report.lastLookNanos() - report.beganNanos, 0);
      long age = slot.isStill(report.sequence) ? now - report.beganNanos : atLeast;
      desk.findings()
          .stall(evidence(report, Phase.ENDED, age, null, Map.of(), List.of(), Submission.NONE));
    }
  }

  /** The callback that runs, where it is so long that it was looked at; the loop is not stopped. */
  Running running(long sequence, long nanos) {
    OpenReport report = open;
    return report != null && report.sequence == sequence
        ? new Running(nanos, report.lastStack(), report.told ? toldContext : Map.of())
        : new Running(nanos, List.of(), Map.of());
  }

  /**
   * The stall that a task offered at that instant had to wait for, or 0. One that is open may have
   * ended since the loop was looked at: that is read with the next look.
   */
  long stallSince(long nanos) {
    OpenReport report = open;
    if (report != null && report.told) {
      return report.id(desk.ids());
    }
    return lastId != 0 && lastEndNanos - nanos > 0 ? lastId : 0;
  }

  /** The stall that the callback of that number was, or 0 where none was told. */
  long stallOf(long sequence) {
    OpenReport report = open;
    if (report != null && report.told && report.sequence == sequence) {
      return report.id(desk.ids());
    }
    return lastSequence == sequence ? lastId : 0;
  }

  private Evidence evidence(
      OpenReport report,
      Phase phase,
      long nanos,
      @Nullable String task,
      Map<String, String> context,
      List<BlockingSum> sums,
      Submission asked) {
    desk.lookAtPauses();
    return new Evidence(
        report.id(desk.ids()),
        StallKind.STALL,
        phase,
        report.time(desk.clock()),
        identity.loop(),
        nanos,
        desk.limits().callbackNanos(),
        report.samples,
        task,
        1,
        0,
        report.waitingTasks,
        report.delayNanos(),
        report.usage(report.beganNanos + nanos),
        asked.in(context),
        sums,
        asked.frames());
  }
}
