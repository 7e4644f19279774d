// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.time.Instant;

/**
 * The slots' real clock, moved ahead by the test: what has lasted a microsecond can be as old as
 * the test says. Steps are seconds where the machine's own delays are milliseconds.
 */
final class SteppedClock implements Clock {
  static final long SECOND = 1_000_000_000L;

  private final Instant startWall = Instant.parse("2025-06-01T12:00:00Z");
  private final long startNanos = System.nanoTime();
  private long aheadNanos;

  void advanceSeconds(long seconds) {
    aheadNanos += seconds * SECOND;
  }

  @Override
  public long nanos() {
    return System.nanoTime() + aheadNanos;
  }

  @Override
  public Instant wall() {
    return startWall.plusNanos(nanos() - startNanos);
  }
}
