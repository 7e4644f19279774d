// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * Callbacks and turns that were too long, from the loop's thread (the one producer) to the watchdog
 * (the one consumer). Full, it counts what it has no room for and goes on.
 */
public final class LongRing {
  private static final int SIZE = 32;

  private final Ring ring = new Ring(SIZE);
  private final long[] sequences = new long[SIZE];
  private final long[] beganNanos = new long[SIZE];
  private final long[] durations = new long[SIZE];
  private final long[] callbacks = new long[SIZE];
  private final long[] longest = new long[SIZE];
  private final Object[] tasks = new Object[SIZE];
  private final Object[] contexts = new Object[SIZE];
  private final long[][] callSums = new long[SIZE][];
  private final Origin[] origins = new Origin[SIZE];

  /** Makes an empty one. */
  public LongRing() {}

  /** Adds one that nobody submitted. Only the loop's thread may call it. */
  void add(
      long sequence,
      long began,
      long nanos,
      long count,
      long max,
      Class<?> task,
      Object context,
      long[] sums) {
    add(sequence, began, nanos, count, max, task, context, sums, null);
  }

  /** Adds one. Only the loop's thread may call it. */
  void add(
      long sequence,
      long began,
      long nanos,
      long count,
      long max,
      Class<?> task,
      Object context,
      long[] sums,
      Origin origin) {
    if (!ring.hasRoom()) {
      return;
    }
    int i = ring.free();
    sequences[i] = sequence;
    beganNanos[i] = began;
    durations[i] = nanos;
    callbacks[i] = count;
    longest[i] = max;
    tasks[i] = task;
    contexts[i] = context;
    callSums[i] = sums;
    origins[i] = origin;
    ring.publish();
  }

  /**
   * Whether {@link #next} has something to give. Only the watchdog may call this and the methods
   * below.
   */
  public boolean hasNext() {
    return ring.hasNext();
  }

  /** The sequence number of the oldest one: odd numbers are callbacks, even ones turns. */
  public long sequence() {
    return sequences[ring.oldest()];
  }

  /** When the oldest one began, in {@link System#nanoTime()}. */
  public long beganNanos() {
    return beganNanos[ring.oldest()];
  }

  /** The exact duration of the oldest one. */
  public long durationNanos() {
    return durations[ring.oldest()];
  }

  /** Callbacks in the oldest one: 1 for a callback. */
  public long callbacks() {
    return callbacks[ring.oldest()];
  }

  /** The longest callback in the oldest one, nanoseconds. */
  public long longestNanos() {
    return longest[ring.oldest()];
  }

  /** The class of the task of the oldest one, or null where it was not a task. */
  public Class<?> task() {
    return (Class<?>) tasks[ring.oldest()];
  }

  /** The Vert.x context of the oldest one, or null. */
  public Object context() {
    return contexts[ring.oldest()];
  }

  /**
   * How the oldest one has blocked: operation, count and nanoseconds, one after the other; null
   * where it has not.
   */
  public long[] callSums() {
    return callSums[ring.oldest()];
  }

  /** Who submitted the task of the oldest one, or null. */
  public Origin origin() {
    return origins[ring.oldest()];
  }

  /** Removes the oldest one, and with it the references that it holds. */
  public void next() {
    tasks[ring.oldest()] = null;
    contexts[ring.oldest()] = null;
    callSums[ring.oldest()] = null;
    origins[ring.oldest()] = null;
    ring.release();
  }

  /** How many were lost for want of room, ever; may be a little old. */
  public long lost() {
    return ring.lost();
  }
}
