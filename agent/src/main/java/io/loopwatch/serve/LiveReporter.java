// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.event.Suppressed;
import io.loopwatch.report.Reporter;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Takes all events but the intervals, as the event log does: a sink of many and small ones. */
final class LiveReporter implements Reporter {
  /** Takes one. */
  @FunctionalInterface
  interface Sink {
    void accept(Event event) throws IOException;
  }

  private final Sink events;
  private final BooleanSupplier isOff;

  /** Wants nothing any more once {@code isOff} says so. */
  LiveReporter(Sink events, BooleanSupplier isOff) {
    this.events = events;
    this.isOff = isOff;
  }

  @Override
  public String name() {
    return "live";
  }

  @Override
  public boolean wants(Event event) {
    boolean isLogged = !(event instanceof Interval || event instanceof Suppressed);
    return isLogged && !isOff.getAsBoolean();
  }

  @Override
  public void report(Event event) throws IOException {
    events.accept(event);
  }

  @Override
  public void close() {}
}
