// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.report.Reporter;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes the intervals, as the histogram file's sink does: a sink of few and large events. */
final class MetricsReporter implements Reporter {
  private final Consumer<Interval> intervals;
  private final BooleanSupplier isOff;

  /** Wants nothing any more once {@code isOff} says so. */
  MetricsReporter(Consumer<Interval> intervals, BooleanSupplier isOff) {
    this.intervals = intervals;
    this.isOff = isOff;
  }

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Interval && !isOff.getAsBoolean();
  }

  @Override
  public void report(Event event) {
    if (event instanceof Interval interval) {
      intervals.accept(interval);
    }
  }

  @Override
  public void close() {}
}
