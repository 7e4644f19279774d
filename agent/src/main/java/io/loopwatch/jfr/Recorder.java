// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Event;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Pin;
import io.loopwatch.event.Stall;

/**
 * Writes events. Must not be loaded before the recorder runs: it is linked against the events'
 * classes, and these against {@code jdk.jfr}.
 */
final class Recorder {
  private Recorder() {}

  /** Writes what is an event of ours. */
  static void write(Event event) {
    if (event instanceof Stall stall) {
      StallEvent.of(stall).commit();
    } else if (event instanceof Lag lag) {
      LoopLagEvent.of(lag).commit();
    } else if (event instanceof BlockingCall call) {
      write(call);
    }
  }

  private static void write(BlockingCall call) {
    Pin pin = call.pin();
    if (pin == null) {
      BlockingCallEvent.of(call).commit();
    } else {
      PinEvent.of(call, pin).commit();
    }
  }
}
