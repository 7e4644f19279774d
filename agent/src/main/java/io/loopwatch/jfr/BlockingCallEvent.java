// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A call that blocked a loop. */
@Name("loopwatch.BlockingCall")
@Label("Blocking Call on Event Loop")
@Description("A call that blocked a loop for blocking.threshold or longer")
final class BlockingCallEvent extends WorkEvent {
  @Label("Kind")
  @Description("sleep, wait, park, socket, file, sync, dns, process or jdbc")
  @Nullable String kind;

  @Label("Stall")
  @Description("The stall that it made, or 0")
  long stall;

  /** The event of a call. */
  static BlockingCallEvent of(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    BlockingCallEvent event = new BlockingCallEvent();
    event.head(
        evidence.id(),
        evidence.loop(),
        evidence.time(),
        evidence.durationNanos(),
        evidence.thresholdNanos());
    event.work(
        call.operation(), call.culprit(), call.callback(), evidence.context(), evidence.stack());
    event.hint = call.hint();
    event.kind = evidence.operation().kind();
    event.stall = evidence.stallId();
    return event;
  }
}
