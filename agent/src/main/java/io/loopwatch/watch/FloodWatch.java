// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Flood;
import io.loopwatch.event.TaskCount;
import io.loopwatch.probe.Census;
import io.loopwatch.probe.Slot;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a loop does that has too much to do, though no callback of it is too long. While
 * the loop seems to get there it keeps the tasks that it runs; told once, until it is in time
 * again.
 */
final class FloodWatch {
  /** Fewer are no flood. */
  private static final int LEAST = 16;

  private static final int MOST_LOOKED_AT = 10_000;

  /** Tasks that may run until the next look. */
  private static final int SOON = 1_024;

  private static final int MOST_NAMES = 10;

  /** A callback that took this part of the time is why the others were late. */
  private static final int PART = 2;

  private final Desk desk;
  private final Slot slot;
  private final LoopObject loop;
  private final Identity identity;
  private @Nullable Strain strain;
  private boolean isTold;

  FloodWatch(Desk desk, Slot slot, LoopObject loop, Identity identity) {
    this.desk = desk;
    this.slot = slot;
    this.loop = loop;
    this.identity = identity;
  }

  /** What is known of a loop since it seems to have too much to do. */
  private record Strain(
      Census ran, TaskNames names, long beganNanos, long turn, long longestNanos) {}

  /** Whether the loop seems to have too much to do. To be told at each look. */
  void strained(boolean isStrained) {
    isTold &= isStrained;
    if (!isStrained) {
      forget();
    } else if (!isTold) {
      Strain known = strain == null ? begin() : strain;
      known.names.note(loop.waiting(SOON));
      slot.keepTasks(known.ran); // not before: of tasks that run now it is known what they wrap
    }
  }

  private Strain begin() {
    Strain began =
        new Strain(
            new Census(),
            new TaskNames(),
            desk.clock().nanos(),
            slot.turns().ended(),
            slot.turnLongestNanos());
    strain = began;
    return began;
  }

  /** Keeps no task alive. */
  private void forget() {
    if (strain != null) {
      strain = null;
      slot.keepTasks(null);
    }
  }

  /** Tells what it does while it lags, where it is a flood that was not told yet. */
  void tellLag(long id, long beganNanos, long nanos) {
    tell(id, true, beganNanos, nanos, longestSinceStrained());
  }

  /** Tells what it does in a turn that is too long, where it is a flood that was not told yet. */
  void tellTurn(long id, long beganNanos, long nanos) {
    tell(id, false, beganNanos, nanos, slot.turnLongestNanos());
  }

  /** The longest callback that has ended meanwhile; one of before may have made no task wait. */
  private long longestSinceStrained() {
    Strain known = strain;
    long longest = slot.turnLongestNanos();
    boolean isOfBefore =
        known != null && known.turn == slot.turns().ended() && known.longestNanos == longest;
    return isOfBefore ? 0 : longest;
  }

  private void tell(long id, boolean isLag, long beganNanos, long nanos, long longestNanos) {
    int waiting = loop.waitingTasks();
    long ran = strain == null ? 0 : strain.ran.count();
    if (isTold
        || Math.max(waiting, ran) < LEAST
        || isBehindOne(Math.max(longestNanos, runningNanos()), nanos, waiting)
        || isPause(beganNanos, nanos)) {
      return;
    }
    isTold = true;
    desk.findings().event(flood(id, isLag, beganNanos, nanos, waiting));
    forget();
  }

  private boolean isPause(long beganNanos, long nanos) {
    desk.lookAtPauses();
    return desk.meter().pauses().between(beganNanos, beganNanos + nanos).most(nanos) != null;
  }

  /**
   * Whether one callback is why the others are late: it took most of the time, and what waits would
   * not take as long at the pace of those that ran beside it.
   */
  private boolean isBehindOne(long longestNanos, long nanos, int waiting) {
    Strain known = strain;
    if (longestNanos < nanos / PART) {
      return false;
    }
    if (known == null || known.ran.count() < LEAST) {
      return true;
    }
    long others = Math.max(0, desk.clock().nanos() - known.beganNanos - longestNanos);
    return others / known.ran.count() * waiting < nanos / PART;
  }

  /** Age of the callback that runs. */
  private long runningNanos() {
    long began = slot.beganNanos();
    return (slot.sequence() & 1) == 0 ? 0 : Math.max(0, desk.clock().nanos() - began);
  }

  private Flood flood(long id, boolean isLag, long beganNanos, long nanos, int waiting) {
    TaskNames names = strain == null ? new TaskNames() : strain.names;
    List<Object> queued = loop.waiting(MOST_LOOKED_AT);
    return new Flood(
        id,
        desk.clock().wallAt(beganNanos),
        identity.loop(),
        nanos,
        isLag ? desk.limits().lagNanos() : desk.limits().turnNanos(),
        isLag,
        waiting,
        names.count(queued, queued.size(), MOST_NAMES),
        strain == null ? List.of() : ran(strain));
  }

  private static List<TaskCount> ran(Strain known) {
    long count = known.ran.count();
    List<Object> last =
        IntStream.range(0, Census.SIZE).mapToObj(known.ran::task).filter(Objects::nonNull).toList();
    return known.names.count(last, count, MOST_NAMES);
  }
}
