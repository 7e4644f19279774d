// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The virtual heartbeats of one loop. The watchdog pushes an entry: <i>a task offered now would run
 * once so many tasks have begun and ended</i>. The loop stamps the moment at which its own count
 * passes the entry. Nothing is offered to the loop, so that it is neither woken nor kept alive.
 *
 * <p>One producer (the watchdog) and one consumer (the loop's thread). {@code pushed} is written by
 * the producer, {@code passed} by the consumer, both with release.
 */
public final class LagRing {
  /** Entries that can be outstanding. At 100 ms each: 25.6 s. */
  public static final int SIZE = 256;

  private static final VarHandle PUSHED;
  private static final VarHandle PASSED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PUSHED = lookup.findVarHandle(LagRing.class, "pushed", long.class);
      PASSED = lookup.findVarHandle(LagRing.class, "passed", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final long[] ahead = new long[SIZE];
  private final long[] passedNanos = new long[SIZE];
  private long pushed;
  private long passed;

  /** Makes an empty one. */
  public LagRing() {}

  /**
   * Adds an entry. Only the watchdog may call it.
   *
   * @param tasks the loop's count of ended tasks at which a task offered now would begin
   * @return false where {@link #SIZE} entries are outstanding already: nothing is added
   */
  public boolean push(long tasks) {
    if (pushed - (long) PASSED.getAcquire(this) == SIZE) {
      return false;
    }
    ahead[(int) pushed & (SIZE - 1)] = tasks;
    PUSHED.setRelease(this, pushed + 1);
    return true;
  }

  /**
   * Entries ever passed by the loop. The watchdog may then read the stamps of all before that
   * number.
   */
  public long passed() {
    return (long) PASSED.getAcquire(this);
  }

  /** Entries ever pushed. */
  public long pushed() {
    return (long) PUSHED.getOpaque(this);
  }

  /**
   * When the loop passed an entry, in {@link System#nanoTime()}.
   *
   * @param entry its number, from {@code passed() − SIZE} to {@code passed() − 1}
   */
  public long passedNanos(long entry) {
    return passedNanos[(int) entry & (SIZE - 1)];
  }

  /** Whether entries are outstanding. Only the loop's thread may call it. */
  boolean isOutstanding() {
    return passed != (long) PUSHED.getOpaque(this);
  }

  /**
   * Stamps what the loop's count has passed. Only the loop's thread may call it.
   *
   * @param tasks tasks that have begun and ended
   * @param nanos now
   */
  void pass(long tasks, long nanos) {
    long end = (long) PUSHED.getAcquire(this);
    long i = passed;
    while (i != end && ahead[(int) i & (SIZE - 1)] <= tasks) {
      passedNanos[(int) i & (SIZE - 1)] = nanos;
      i++;
    }
    PASSED.setRelease(this, i);
  }
}
