// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Says how far reading has come, once it has taken a second: on a terminal one line that is written
 * over and cleared at the end, elsewhere a line every five seconds. Used by one thread.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final boolean isTerminal;
  private final LongSupplier clock;
  private long nextNanos;
  private boolean isShown;

  ProgressLine(PrintWriter err, boolean isTerminal) {
    this(err, isTerminal, System::nanoTime);
  }

  ProgressLine(PrintWriter err, boolean isTerminal, LongSupplier clock) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.clock = clock;
    nextNanos = clock.getAsLong() + FIRST_NANOS;
  }

  @Override
  public void at(String file, double part) {
    long now = clock.getAsLong();
    if (now - nextNanos < 0 || part >= 1) {
      return;
    }
    nextNanos = now + (isTerminal ? TERMINAL_NANOS : PLAIN_NANOS);
    String text = "reading " + file + ": " + Math.round(part * 100) + " %";
    err.print(isTerminal ? "\r\u001b[K" + text : text + System.lineSeparator());
    err.flush();
    isShown = true;
  }

  /** Leaves the terminal's line empty. */
  @Override
  public void close() {
    if (isShown && isTerminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
    isShown = false;
  }
}
