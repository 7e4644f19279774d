// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

/** A sum. Not thread-safe: it belongs to one loop, or to whoever holds its monitor. */
public final class Ledger {
  private long total;

  /** Adds and returns the new sum. */
  public long add(long amount) {
    total += amount;
    return total;
  }

  /** Makes a report of a sum. Slow: blocks the calling thread for {@link Slow#TIME}. */
  public static String report(long total) throws InterruptedException {
    Thread.sleep(Slow.TIME.toMillis());
    return "report of " + total;
  }
}
