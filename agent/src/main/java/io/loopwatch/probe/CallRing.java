// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Blocking calls with their stacks, from the loop's thread (the one producer) to the watchdog (the
 * one consumer). Full, it counts what it has no room for and goes on.
 */
public final class CallRing {
  /** At the default threshold, more than can end between two looks. */
  private static final int SIZE = 256;

  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(CallRing.class, "written", long.class);
      READ = lookup.findVarHandle(CallRing.class, "read", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final long[] sequences = new long[SIZE];
  private final long[] beganNanos = new long[SIZE];
  private final long[] durations = new long[SIZE];
  private final int[] operations = new int[SIZE];
  private final int[] counts = new int[SIZE];
  private final Throwable[] stacks = new Throwable[SIZE];
  private final Object[] contexts = new Object[SIZE];
  private long written;
  private long read;
  private long lost;

  CallRing() {}

  /** Whether there is room for one more; where there is none, one more is lost. Loop only. */
  boolean hasRoom() {
    boolean hasRoom = written - (long) READ.getAcquire(this) < SIZE;
    if (!hasRoom) {
      lost++;
    }
    return hasRoom;
  }

  /** Whether half of it is free: room for what need not be told. Loop only. */
  boolean hasMuchRoom() {
    return written - (long) READ.getAcquire(this) < SIZE / 2;
  }

  /** Adds one, where there {@link #hasRoom}. Loop only. */
  void add(
      long sequence,
      long began,
      long nanos,
      int operation,
      int count,
      Throwable stack,
      Object context) {
    int i = (int) written & (SIZE - 1);
    sequences[i] = sequence;
    beganNanos[i] = began;
    durations[i] = nanos;
    operations[i] = operation;
    counts[i] = count;
    stacks[i] = stack;
    contexts[i] = context;
    WRITTEN.setRelease(this, written + 1);
  }

  /**
   * Whether {@link #next} has something to give. Only the watchdog may call this and the methods
   * below.
   */
  public boolean hasNext() {
    return read != (long) WRITTEN.getAcquire(this);
  }

  /** The sequence number of the callback that the oldest one was in. */
  public long sequence() {
    return sequences[at()];
  }

  /** When the oldest one began, in {@link System#nanoTime()}. */
  public long beganNanos() {
    return beganNanos[at()];
  }

  /** How long it blocked; how long all did that it stands for. */
  public long durationNanos() {
    return durations[at()];
  }

  /** The number of its operation, as it was woven. */
  public int operation() {
    return operations[at()];
  }

  /**
   * How many calls it stands for: itself, or itself and short ones of the same operation since the
   * last that was told.
   */
  public int count() {
    return counts[at()];
  }

  /** Its stack, taken on its thread as it ended; null where there was no memory for it. */
  public Throwable stack() {
    return stacks[at()];
  }

  /** Its Vert.x context, or null. */
  public Object context() {
    return contexts[at()];
  }

  /** Removes the oldest one, and with it the references that it holds. */
  public void next() {
    stacks[at()] = null;
    contexts[at()] = null;
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
