// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Stall;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A callback, or a turn of the loop, that took too long. */
@Name("loopwatch.Stall")
@Label("Event Loop Stall")
@Description("A callback, a mount or a turn of the loop over its threshold")
final class StallEvent extends WorkEvent {
  @Label("Kind")
  @Description("stall: one callback; iteration: a turn of many")
  @Nullable String kind;

  @Label("Cause")
  @Nullable String cause;

  @Label("Samples")
  @Description("Looks at the thread")
  int samples;

  @Label("CPU Time")
  @Description("-1 where it is not known")
  @Timespan(Timespan.NANOSECONDS)
  long cpuTime;

  @Label("Waiting Tasks")
  @Description("Tasks behind it in the queue; -1 where it cannot be read")
  int waitingTasks;

  /** The event of a stall that has ended. */
  static StallEvent of(Stall stall) {
    Evidence evidence = stall.evidence();
    Diagnosis diagnosis = stall.diagnosis();
    StallEvent event = new StallEvent();
    event.head(
        evidence.id(),
        evidence.loop(),
        evidence.time(),
        evidence.durationNanos(),
        evidence.thresholdNanos());
    event.work(
        diagnosis.operation(),
        diagnosis.culprit(),
        diagnosis.callback(),
        evidence.context(),
        diagnosis.stack());
    event.hint = diagnosis.hint();
    event.kind = evidence.kind().label();
    event.cause = diagnosis.cause().label();
    event.samples = evidence.samples().size();
    event.cpuTime = evidence.cpuNanos();
    event.waitingTasks = evidence.waitingTasks();
    return event;
  }
}
