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
  private static final int MOST_NAMES = 10;

  private final Desk desk;
  private final Slot slot;
  private final LoopObject loop;
  private final Identity identity;
  private @Nullable Census census;
  private boolean isTold;

  FloodWatch(Desk desk, Slot slot, LoopObject loop, Identity identity) {
    this.desk = desk;
    this.slot = slot;
    this.loop = loop;
    this.identity = identity;
  }

  /** Whether the loop seems to have too much to do. */
  void strained(boolean isStrained) {
    if (isStrained == (census != null)) {
      return;
    }
    census = isStrained ? new Census() : null;
    slot.keepTasks(census);
    isTold &= isStrained;
  }

  /**
   * Tells what it does, where it is a flood that was not told yet.
   *
   * @param id of the lag or the turn that is too long
   * @param beganNanos when that began
   */
  void tell(long id, boolean isLag, long beganNanos, long nanos) {
    Census known = census;
    int waiting = loop.waitingTasks();
    long ran = known == null ? 0 : known.count();
    if (isTold || Math.max(waiting, ran) < LEAST) {
      return;
    }
    isTold = true;
    List<Object> queued = loop.waiting(MOST_LOOKED_AT);
    desk.findings()
        .event(
            new Flood(
                id,
                desk.clock().wallAt(beganNanos),
                identity.loop(),
                nanos,
                isLag ? desk.limits().lagNanos() : desk.limits().turnNanos(),
                isLag,
                waiting,
                TaskNames.count(queued, queued.size(), MOST_NAMES),
                ran(known)));
  }

  private static List<TaskCount> ran(@Nullable Census of) {
    if (of == null) {
      return List.of();
    }
    long count = of.count();
    List<Object> last =
        IntStream.range(0, Census.SIZE).mapToObj(of::task).filter(Objects::nonNull).toList();
    return TaskNames.count(last, count, MOST_NAMES);
  }
}
