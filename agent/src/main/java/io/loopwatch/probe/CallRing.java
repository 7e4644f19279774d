// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * Blocking calls with their stacks, from the loop's thread (the one producer) to the watchdog (the
 * one consumer). Full, it counts what it has no room for and goes on.
 */
public final class CallRing {
  /** At the default threshold, more than can end between two looks. */
  private static final int SIZE = 256;

  private final Ring ring = new Ring(SIZE);
  private final long[] sequences = new long[SIZE];
  private final long[] beganNanos = new long[SIZE];
  private final long[] durations = new long[SIZE];
  private final int[] operations = new int[SIZE];
  private final int[] counts = new int[SIZE];
  private final Throwable[] stacks = new Throwable[SIZE];
  private final Object[] contexts = new Object[SIZE];

  CallRing() {}

  /** Whether there is room for one more; where there is none, one more is lost. Loop only. */
  boolean hasRoom() {
    return ring.hasRoom();
  }

  /** Whether half of it is free: room for what need not be told. Loop only. */
  boolean hasMuchRoom() {
    return ring.hasMuchRoom();
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
    int i = ring.free();
    sequences[i] = sequence;
    beganNanos[i] = began;
    durations[i] = nanos;
    operations[i] = operation;
    counts[i] = count;
    stacks[i] = stack;
    contexts[i] = context;
    ring.publish();
  }

  /**
   * Whether {@link #next} has something to give. Only the watchdog may call this and the methods
   * below.
   */
  public boolean hasNext() {
    return ring.hasNext();
  }

  /** The sequence number of the callback that the oldest one was in. */
  public long sequence() {
    return sequences[ring.oldest()];
  }

  /** When the oldest one began, in {@link System#nanoTime()}. */
  public long beganNanos() {
    return beganNanos[ring.oldest()];
  }

  /** How long it blocked; how long all did that it stands for. */
  public long durationNanos() {
    return durations[ring.oldest()];
  }

  /** The number of its operation, as it was woven. */
  public int operation() {
    return operations[ring.oldest()];
  }

  /**
   * How many calls it stands for: itself, or itself and short ones of the same operation since the
   * last that was told.
   */
  public int count() {
    return counts[ring.oldest()];
  }

  /** Its stack, taken on its thread as it ended; null where there was no memory for it. */
  public Throwable stack() {
    return stacks[ring.oldest()];
  }

  /** Its Vert.x context, or null. */
  public Object context() {
    return contexts[ring.oldest()];
  }

  /** Removes the oldest one, and with it the references that it holds. */
  public void next() {
    stacks[ring.oldest()] = null;
    contexts[ring.oldest()] = null;
    ring.release();
  }

  /** How many were lost for want of room, ever; may be a little old. */
  public long lost() {
    return ring.lost();
  }
}
