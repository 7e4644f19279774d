// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.List;

/** Readings for tests. */
final class Readings {
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;
  static final Subject SUBJECT = new Subject(4711, "com.acme.Orders", "0.1.0", 0);

  private Readings() {}

  /** One that has been awake and asleep that long, with these lags. */
  static LoopReading loop(String name, long awake, long asleep, long... lags) {
    return new LoopReading(
        name, "netty", 10, 3, awake, asleep, MILLI, 7, 0, "", Tally.of(lags), Tally.NONE);
  }

  /** One whose present callback runs that long. */
  static LoopReading running(String name, long nanos, String culprit) {
    return new LoopReading(
        name, "vertx", 10, 3, 0, 0, MILLI, 7, nanos, culprit, Tally.NONE, Tally.NONE);
  }

  /** At that moment; the threshold is 100 ms. */
  static Reading at(long nanos, LoopReading... loops) {
    return new Reading(nanos, 100 * MILLI, 50 * MILLI, 3, 2 * SECOND, List.of(loops));
  }

  /** A row of which all is known. */
  static Row row(String name, double utilization, long lag, long p99, long max, int waiting) {
    LoopReading now =
        new LoopReading(name, "netty", 10, 3, 0, 0, lag, waiting, 0, "", Tally.NONE, Tally.NONE);
    return new Row(now, utilization, p99, max, 5 * MILLI, 1_234.4, false);
  }

  /** A row of a loop that is blocked. */
  static Row blocked(String name, long nanos, String culprit) {
    return new Row(running(name, nanos, culprit), 1, MILLI, MILLI, MILLI, 0, true);
  }

  /** These rows, to be shown. */
  static Shown shown(Row... rows) {
    LoopReading[] loops = List.of(rows).stream().map(Row::now).toArray(LoopReading[]::new);
    return new Shown(SUBJECT, at(SECOND, loops), List.of(rows), "", "");
  }
}
