// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;

/** What the log says of an event in its first line, for other sinks. */
public final class EventText {
  private EventText() {}

  /** The line without its logger; empty of an event that is about no loop. */
  public static String firstLine(Event event) {
    if (event instanceof Stall stall) {
      return StallText.firstLine(stall, stall.evidence().phase() == Phase.SEEN);
    }
    if (event instanceof Lag lag) {
      return LagText.firstLine(lag, lag.scheduler() != null);
    }
    if (event instanceof BlockingCall call) {
      return CallText.firstLine(call);
    }
    if (event instanceof Flood flood) {
      return FloodText.firstLine(flood);
    }
    return event instanceof Dropped dropped ? DroppedText.firstLine(dropped) : "";
  }
}
