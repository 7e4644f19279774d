// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.Work;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the mounts of one carrier: tells of a virtual thread that holds it too long, samples it,
 * and tells how long it did.
 *
 * <p>Where the beginning of a mount is not exact it is the first look that saw it: what is told as
 * a stall was one, and lasted at least so long.
 */
final class HoldWatch {
  private final Desk desk;
  private final Mounts mounts;
  private final LoopId loop;
  private final Hosts hosts;
  private long seenNumber;
  private long seenNanos;
  private @Nullable OpenReport open;
  private Map<String, String> context = Map.of();
  private boolean isLoop;
  private long lastId;
  private long lastNumber;
  private long stalls;
  private long overNanos;

  /** Who is told of a virtual thread that is to be reported. */
  interface Hosts {
    /** The virtual thread that a carrier runs, or null; asked for again where it may be another. */
    @Nullable Thread mountedOn(Thread carrier);

    /** Whether it runs an event loop, which is watched as such. */
    boolean isLoop(Thread virtualThread);

    /** What can be told of it. */
    Map<String, String> describe(Thread virtualThread);

    /** What can be told of one that has blocked. */
    Map<String, String> describe(Work work);

    /** Virtual threads that wait for a carrier; −1 where nobody can tell. */
    int waitingThreads();
  }

  HoldWatch(Desk desk, Mounts mounts, LoopId loop, Hosts hosts) {
    this.desk = desk;
    this.mounts = mounts;
    this.loop = loop;
    this.hosts = hosts;
  }

  /**
   * Looks at the mount that runs.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    long number = mounts.number();
    if (number != seenNumber) {
      seenNumber = number;
      seenNanos = now;
    }
    if ((number & 1) == 0) {
      return Long.MAX_VALUE;
    }
    long exact = mounts.beganNanos(number);
    long began = exact == Mounts.UNKNOWN ? seenNanos : exact;
    return mounts.isStill(number) ? running(number, began, now) : desk.limits().sampleNanos();
  }

  private long running(long number, long began, long now) {
    long age = now - began;
    OpenReport report = open;
    long notice = desk.limits().noticeNanos();
    if (age < notice) {
      return notice - age;
    }
    if (report != null && report.told && report.sequence != number) {
      return desk.limits().sampleNanos(); // it has ended: that is told first
    }
    if (report == null || report.sequence != number) {
      report = notice(number, began, now);
      if (report == null) {
        return desk.limits().sampleNanos();
      }
    }
    long threshold = desk.limits().callbackNanos();
    long first = desk.limits().firstSampleNanos(threshold);
    if (age < first) {
      return first - age;
    }
    long gap = desk.limits().gapNanos(age, threshold);
    if (!isLoop) {
      report.look(now, gap, hosts.waitingThreads(), () -> mounts.number() - number);
    }
    if (age >= threshold) {
      tell(report);
    }
    return gap;
  }

  /** Null where the virtual thread cannot be told yet. */
  private @Nullable OpenReport notice(long number, long began, long now) {
    Thread carrier = mounts.carrier();
    Thread held = hosts.mountedOn(carrier);
    if (held == null || !mounts.isStill(number)) {
      return null;
    }
    Sampler sampler = desk.sampler();
    OpenReport report =
        OpenReport.noticed(
            desk.meter(),
            number,
            began,
            carrier,
            progress -> sampler.sampleMounted(carrier, held, progress),
            now);
    open = report;
    describe(held);
    return report;
  }

  /** What holds the carrier, where that was told; nothing is stopped for it. */
  Running running(long now) {
    OpenReport report = open;
    return report != null && report.told && mounts.isStill(report.sequence)
        ? new Running(now - report.beganNanos, report.lastStack(), context)
        : Running.NONE;
  }

  private void tell(OpenReport report) {
    if (isLoop || !mounts.isStill(report.sequence)) {
      return;
    }
    if (!report.told) {
      describe(report);
    }
    long age = Math.max(desk.clock().nanos() - report.beganNanos, desk.limits().callbackNanos());
    Phase phase = isLoop ? null : report.due(age, desk.limits().callbackNanos());
    if (phase != null) {
      List<BlockingSum> sums = desk.sums(mounts.callSums(report.sequence));
      desk.findings().stall(evidence(report, phase, age, sums));
    }
  }

  /**
   * It may have got its name, begun to work for somebody, or become a loop, after it was noticed.
   */
  private void describe(OpenReport report) {
    Thread held = hosts.mountedOn(mounts.carrier());
    if (held != null && mounts.isStill(report.sequence)) {
      describe(held);
    }
  }

  private void describe(Thread held) {
    isLoop = hosts.isLoop(held);
    context = isLoop ? Map.of() : hosts.describe(held);
  }

  /**
   * Tells of a mount that has ended; the ring's oldest entry is one.
   *
   * @param calls has taken its blocking calls
   */
  void ended(LongRing ring, CallWatch calls) {
    OpenReport report = open;
    if (report != null && report.sequence == ring.sequence()) {
      open = null;
      if (!isLoop) {
        ended(report, ring, calls);
      }
    } else if (ring.callbacks() == 1) { // else nobody saw it begin: it may have been shorter
      context = Map.of();
      ended(OpenReport.unseen(desk.meter(), ring.sequence(), ring.beganNanos()), ring, calls);
    }
  }

  private void ended(OpenReport report, LongRing ring, CallWatch calls) {
    long nanos = ring.beganNanos() + ring.durationNanos() - report.beganNanos;
    if (report.told || nanos >= desk.limits().callbackNanos()) {
      report.fillIn(() -> calls.samples(ring.sequence()));
      report.ended(report.beganNanos + nanos, desk.clock().nanos());
      end(report, nanos, desk.sums(ring.callSums()));
    }
  }

  private void end(OpenReport report, long nanos, List<BlockingSum> sums) {
    stalls++;
    overNanos += Math.max(0, nanos - desk.limits().callbackNanos());
    lastId = report.id(desk.ids());
    lastNumber = report.sequence;
    desk.findings().stall(evidence(report, Phase.ENDED, nanos, sums));
  }

  /**
   * Ends a report whose mount was over before the ring was drained, and was not in it. Asked twice
   * before it is believed, because the carrier writes the ring a moment before the number.
   */
  void closeIfLost(long numberBeforeDrain, long now) {
    OpenReport report = open;
    if (report != null && numberBeforeDrain != report.sequence) {
      if (report.isMissing || !report.told) {
        close(now);
      } else {
        report.isMissing = true;
      }
    }
  }

  /** Ends a report that is open with what is known: it lasted at least so long. */
  void close(long now) {
    OpenReport report = open;
    open = null;
    if (report != null && report.told) {
      long atLeast = Math.max(report.lastLookNanos() - report.beganNanos, 0);
      boolean isStill = mounts.isStill(report.sequence);
      end(report, isStill ? now - report.beganNanos : atLeast, List.of());
    }
  }

  /** How long the present mount has lasted, at least; −1 where none is. */
  long heldNanos(long now) {
    long number = mounts.number();
    if ((number & 1) == 0) {
      return -1;
    }
    long exact = mounts.beganNanos(number);
    long since = exact != Mounts.UNKNOWN ? exact : number == seenNumber ? seenNanos : now;
    return mounts.isStill(number) ? Math.max(0, now - since) : 0;
  }

  /** The stall that the mount of that number was, or 0 where none was told. */
  long stallOf(long number) {
    OpenReport report = open;
    if (report != null && report.told && report.sequence == number) {
      return report.id(desk.ids());
    }
    return lastNumber == number ? lastId : 0;
  }

  /** Mounts over the threshold. */
  long stalls() {
    return stalls;
  }

  /** Time over the threshold, of all those together, in nanoseconds. */
  long overNanos() {
    return overNanos;
  }

  private Evidence evidence(OpenReport report, Phase phase, long nanos, List<BlockingSum> sums) {
    desk.lookAtPauses();
    return new Evidence(
        report.id(desk.ids()),
        StallKind.STALL,
        phase,
        report.time(desk.clock()),
        loop,
        nanos,
        desk.limits().callbackNanos(),
        report.samples,
        null,
        1,
        0,
        report.waitingTasks,
        report.delayNanos(),
        report.usage(report.beganNanos + nanos),
        context,
        sums,
        List.of());
  }
}
