// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Lag;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A loop that was late. */
@Name("loopwatch.LoopLag")
@Label("Event Loop Lag")
@Description("A loop that was late by lag.threshold or more, until it was in time again")
final class LoopLagEvent extends LoopEvent {
  @Label("Waiting Tasks")
  @Description("Tasks in the queue; -1 where it cannot be read")
  int waitingTasks;

  @Label("Stall")
  @Description("The stall that is behind it, or 0")
  long stall;

  @Label("Pause")
  @Description("What held up the whole JVM meanwhile, if anything")
  @Nullable String pause;

  /** The event of a lag that has ended. */
  static LoopLagEvent of(Lag lag) {
    LoopLagEvent event = new LoopLagEvent();
    event.head(lag.id(), lag.loop(), lag.time(), lag.durationNanos(), lag.thresholdNanos());
    event.waitingTasks = lag.waitingTasks();
    event.stall = lag.stallId();
    Cause cause = lag.pause();
    event.pause = cause == null ? null : cause.label();
    return event;
  }
}
