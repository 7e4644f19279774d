// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks at most so often, however many want to know; all others get the last answer. Any thread.
 *
 * @param <T> the answer; immutable
 */
final class Fresh<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final long nanos;
  private final LongSupplier nanoTime;
  private @Nullable T last;
  private long askedNanos;

  Fresh(Supplier<T> source, long nanos, LongSupplier nanoTime) {
    this.source = source;
    this.nanos = nanos;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized T get() {
    long now = nanoTime.getAsLong();
    T known = last;
    if (known != null && now - askedNanos < nanos) {
      return known;
    }
    T asked = source.get();
    last = asked;
    askedNanos = now;
    return asked;
  }
}
