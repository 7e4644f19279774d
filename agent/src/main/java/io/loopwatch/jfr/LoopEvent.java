// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.LoopId;
import java.time.Instant;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * What all have in common. The recorder gives each event the time and the thread of whoever tells
 * it, which is Loopwatch's, when the thing is over: so when it began, how long it took and on which
 * thread are fields of their own, and the stack is a text.
 */
@Category("Loopwatch")
@StackTrace(false)
abstract class LoopEvent extends Event {
  @Label("Id")
  @Description("The number in Loopwatch's log")
  long id;

  @Label("Loop")
  @Description("The event loop's thread; of virtual threads the carrier")
  @Nullable String loop;

  @Label("Loop Kind")
  @Description("netty, vertx, custom or carrier")
  @Nullable String loopKind;

  @Label("Began")
  @Description("The event's own time is when it was told")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long began;

  @Label("Took")
  @Timespan(Timespan.NANOSECONDS)
  long took;

  @Label("Threshold")
  @Timespan(Timespan.NANOSECONDS)
  long threshold;

  /** Fills in what all have. */
  void head(long number, LoopId on, Instant time, long nanos, long thresholdNanos) {
    id = number;
    loop = on.name();
    loopKind = on.kind().label();
    began = time.toEpochMilli();
    took = nanos;
    threshold = thresholdNanos;
  }
}
