// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The places of a ring, from the loop's thread (the one producer) to the watchdog (the one
 * consumer). Full, it counts what it has no room for and goes on. What is in a place is its
 * owner's: written before the place is published, let go of before it is released.
 */
final class Ring {
  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(Ring.class, "written", long.class);
      READ = lookup.findVarHandle(Ring.class, "read", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final int size;
  private long written;
  private long read;
  private long lost;

  /** An empty one; {@code size} is a power of two. */
  Ring(int size) {
    this.size = size;
  }

  /** Whether there is room for one more; where there is none, one more is lost. Loop only. */
  boolean hasRoom() {
    boolean hasRoom = taken() < size;
    if (!hasRoom) {
      lost++;
    }
    return hasRoom;
  }

  /** Whether half of it is free: room for what need not be told. Loop only. */
  boolean hasMuchRoom() {
    return taken() < size / 2;
  }

  private long taken() {
    return written - (long) READ.getAcquire(this);
  }

  /** The place to write to next, where there {@link #hasRoom}. Loop only. */
  int free() {
    return (int) written & (size - 1);
  }

  /** Hands over what was written there. Loop only. */
  void publish() {
    WRITTEN.setRelease(this, written + 1);
  }

  /** Whether there is an oldest entry. Only the watchdog may call this and the methods below. */
  boolean hasNext() {
    return read != (long) WRITTEN.getAcquire(this);
  }

  /** The place of the oldest. */
  int oldest() {
    return (int) read & (size - 1);
  }

  /** Gives the oldest's place back. */
  void release() {
    READ.setRelease(this, read + 1);
  }

  /** How many were lost for want of room, ever; may be a little old. */
  long lost() {
    return lost;
  }
}
