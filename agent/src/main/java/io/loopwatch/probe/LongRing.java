// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Callbacks and turns that were too long, from the loop's thread (the one producer) to the watchdog
 * (the one consumer). Full, it counts what it has no room for and goes on.
 */
public final class LongRing {
  private static final int SIZE = 32;
  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(LongRing.class, "written", long.class);
      READ = lookup.findVarHandle(LongRing.class, "read", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final long[] sequences = new long[SIZE];
  private final long[] beganNanos = new long[SIZE];
  private final long[] durations = new long[SIZE];
  private final long[] callbacks = new long[SIZE];
  private final long[] longest = new long[SIZE];
  private final Object[] tasks = new Object[SIZE];
  private final Object[] contexts = new Object[SIZE];
  private final long[][] callSums = new long[SIZE][];
  private long written;
  private long read;
  private long lost;

  /** Makes an empty one. */
  public LongRing() {}

  /** Adds one. Only the loop's thread may call it. */
  void add(
      long sequence,
      long began,
      long nanos,
      long count,
      long max,
      Class<?> task,
      Object context,
      long[] sums) {
    if (written - (long) READ.getAcquire(this) == SIZE) {
      lost++;
      return;
    }
    int i = (int) written & (SIZE - 1);
    sequences[i] = sequence;
    beganNanos[i] = began;
    durations[i] = nanos;
    callbacks[i] = count;
    longest[i] = max;
    tasks[i] = task;
    contexts[i] = context;
    callSums[i] = sums;
    WRITTEN.setRelease(this, written + 1);
  }

  /**
   * Whether {@link #next} has something to give. Only the watchdog may call this and the methods
   * below.
   */
  public boolean hasNext() {
    return read != (long) WRITTEN.getAcquire(this);
  }

  /** The sequence number of the oldest one: odd numbers are callbacks, even ones turns. */
  public long sequence() {
    return sequences[at()];
  }

  /** When the oldest one began, in {@link System#nanoTime()}. */
  public long beganNanos() {
    return beganNanos[at()];
  }

  /** The exact duration of the oldest one. */
  public long durationNanos() {
    return durations[at()];
  }

  /** Callbacks in the oldest one: 1 for a callback. */
  public long callbacks() {
    return callbacks[at()];
  }

  /** The longest callback in the oldest one, nanoseconds. */
  public long longestNanos() {
    return longest[at()];
  }

  /** The class of the task of the oldest one, or null where it was not a task. */
  public Class<?> task() {
    return (Class<?>) tasks[at()];
  }

  /** The Vert.x context of the oldest one, or null. */
  public Object context() {
    return contexts[at()];
  }

  /**
   * How the oldest one has blocked: operation, count and nanoseconds, one after the other; null
   * where it has not.
   */
  public long[] callSums() {
    return callSums[at()];
  }

  /** Removes the oldest one, and with it the references that it holds. */
  public void next() {
    tasks[at()] = null;
    contexts[at()] = null;
    callSums[at()] = null;
    READ.setRelease(this, read + 1);
  }

  /** How many were lost for want of room, ever; may be a little old. */
  public long lost() {
    return lost;
  }

  private int at() {
    return (int) read & (SIZE - 1);
  }
}
