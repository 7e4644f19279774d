// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import jdk.jfr.Description;
import jdk.jfr.Label;

/** What is said of a call that held a thread. */
abstract class CallEvent extends WorkEvent {
  @Label("Stall")
  @Description("The stall that it made, or 0")
  long stall;

  /** Fills in what all calls have. */
  void call(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    head(
        evidence.id(),
        evidence.loop(),
        evidence.time(),
        evidence.durationNanos(),
        evidence.thresholdNanos());
    work(call.operation(), call.culprit(), call.callback(), evidence.context(), evidence.stack());
    hint = call.hint();
    stall = evidence.stallId();
  }
}
