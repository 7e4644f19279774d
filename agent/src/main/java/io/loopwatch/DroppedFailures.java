// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stop;
import io.loopwatch.watch.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Says who is to blame for a failure that nobody asked for, and keeps back those of frameworks:
 * where no line of the application's is in sight, there is nothing that its authors could do. They
 * are counted, and the count is told at the end.
 */
final class DroppedFailures implements Findings {
  private final Frames frames;
  private final Findings next;
  private long keptBack;

  DroppedFailures(Frames frames, Findings next) {
    this.frames = frames;
    this.next = next;
  }

  @Override
  public void stall(Evidence evidence) {
    next.stall(evidence);
  }

  @Override
  public void blocking(BlockingEvidence evidence) {
    next.blocking(evidence);
  }

  @Override
  public void warmUp() {
    next.warmUp();
  }

  @Override
  public void event(Event event) {
    if (event instanceof Dropped dropped) {
      tell(dropped);
      return;
    }
    if (event instanceof Stop stop && keptBack > 0) {
      next.event(
          new Notice(
              stop.time(),
              keptBack + " failures that nobody asked for were of frameworks and are not told"));
    }
    next.event(event);
  }

  private void tell(Dropped dropped) {
    StackTraceElement culprit = culprit(dropped);
    if (culprit == null) {
      keptBack++;
    } else {
      next.event(dropped.blamed(culprit));
    }
  }

  /** Where it failed; only where no line of the application's did that, where it began. */
  private @Nullable StackTraceElement culprit(Dropped dropped) {
    StackTraceElement place = frames.own(dropped.stack(), dropped.context());
    return place == null ? frames.own(dropped.failureStack(), dropped.context()) : place;
  }
}
