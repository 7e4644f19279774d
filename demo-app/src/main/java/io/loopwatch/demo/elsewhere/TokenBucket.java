// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits a rate: it holds so many tokens at most, and gets a new one in each interval. Never waits.
 * For one loop.
 */
public final class TokenBucket {
  private final int capacity;
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private long tokens;
  private long filledNanos;

  /** A full one. */
  public TokenBucket(int capacity, Duration interval) {
    this(capacity, interval, System::nanoTime);
  }

  TokenBucket(int capacity, Duration interval, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.intervalNanos = interval.toNanos();
    this.nanoTime = nanoTime;
    this.tokens = capacity;
    this.filledNanos = nanoTime.getAsLong();
  }

  /** Takes a token and returns 0; or returns after how many milliseconds to ask again. */
  public long takeOrWaitMillis() {
    long now = nanoTime.getAsLong();
    long more = (now - filledNanos) / intervalNanos;
    tokens = Math.min(capacity, tokens + more);
    filledNanos += more * intervalNanos;
    if (tokens > 0) {
      tokens--;
      return 0;
    }
    return 1 + (filledNanos + intervalNanos - now) / 1_000_000;
  }
}
