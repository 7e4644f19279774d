// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.time.Instant;

/** The two times that the watchdog reads. */
public interface Clock {
  /** The machine's clocks. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant wall() {
          return Instant.now();
        }
      };

  /** As {@link System#nanoTime()}: the clock of the slots. */
  long nanos();

  /** Wall-clock time, UTC. */
  Instant wall();

  /**
   * The wall-clock time of an instant of {@link #nanos()}, as far as the wall clock was not set in
   * between.
   */
  default Instant wallAt(long nanos) {
    long before = nanos();
    Instant wall = wall();
    long after = nanos();
    for (int i = 0; i < 3 && after - before > 1_000_000; i++) { // a pause came between
      before = after;
      wall = wall();
      after = nanos();
    }
    return wall.minusNanos(after - nanos);
  }
}
