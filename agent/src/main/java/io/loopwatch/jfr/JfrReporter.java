// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Event;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.report.Reporter;
import jdk.jfr.FlightRecorder;

/**
 * Tells what has ended to the recordings that run: one event each, so that they can be counted. As
 * long as the recorder was never used it wants nothing, and has no thread.
 */
public final class JfrReporter implements Reporter {
  /** Whether this JVM has a recorder: a runtime image may lack it. Loads nothing of it. */
  public static boolean isPossible() {
    return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
  }

  @Override
  public String name() {
    return "jfr";
  }

  @Override
  public boolean wants(Event event) {
    return hasEnded(event) && FlightRecorder.isInitialized();
  }

  private static boolean hasEnded(Event event) {
    return event instanceof Stall stall && stall.evidence().phase() == Phase.ENDED
        || event instanceof Lag lag && lag.phase() == Phase.ENDED
        || event instanceof BlockingCall;
  }

  @Override
  public void report(Event event) {
    Recorder.write(event);
  }

  @Override
  public void close() {}
}
