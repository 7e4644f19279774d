// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which slot belongs to which thread, and which carrier, for code that is woven into methods that
 * every thread of the JVM calls: a thread that runs no loop pays for one array read.
 *
 * <p>Hash tables by thread id of chains that are never changed, only replaced. A thread adds
 * itself, and so sees itself; that others may see it later does no harm. Not a {@link ThreadLocal}:
 * its first {@code get} on a thread allocates, and {@code LockSupport.park} must not.
 */
final class Seats {
  private static final int SIZE = 1024;
  private static final Seat[] LOOPS = new Seat[SIZE];
  private static final Seat[] CARRIERS = new Seat[SIZE];
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Seat[].class);

  /** The field behind {@code Thread.getId()}, which a subclass of Thread may override up to 18. */
  private static final VarHandle ID = field(Thread.class, "tid", long.class);

  /** What virtual threads are; null before 21, and where the JVM binds each to a thread. */
  private static final Class<?> VIRTUAL = virtual();

  /** The carrier of a virtual thread while it is mounted. */
  private static final VarHandle CARRIER = field(VIRTUAL, "carrierThread", Thread.class);

  private Seats() {}

  /** One thread's; never changed. */
  private static final class Seat {
    final Thread thread;
    final Slot slot;
    final Carrier carrier;
    final Seat next;

    Seat(Thread thread, Slot slot, Carrier carrier, Seat next) {
      this.thread = thread;
      this.slot = slot;
      this.carrier = carrier;
      this.next = next;
    }
  }

  private static Class<?> virtual() {
    try {
      return Class.forName("java.lang.VirtualThread", false, null);
    } catch (ClassNotFoundException none) {
      return null;
    }
  }

  private static VarHandle field(Class<?> type, String name, Class<?> of) {
    try {
      return type == null
          ? null
          : MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findVarHandle(type, name, of);
    } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
      return null;
    }
  }

  /** The number of a thread. */
  static long id(Thread thread) {
    return ID == null ? thread.getId() : (long) ID.get(thread);
  }

  private static int index(Thread thread) {
    return (int) id(thread) & (SIZE - 1);
  }

  private static Seat find(Seat[] table, Thread thread) {
    Seat seat = table[index(thread)];
    while (seat != null && seat.thread != thread) {
      seat = seat.next;
    }
    return seat;
  }

  /** The slot of the calling thread, or null. */
  static Slot mine() {
    Seat seat = find(LOOPS, Thread.currentThread());
    return seat == null ? null : seat.slot;
  }

  /** The carrier that the calling thread is, or null. */
  static Carrier carrier() {
    Seat seat = find(CARRIERS, Thread.currentThread());
    return seat == null ? null : seat.carrier;
  }

  /** Whether the calling thread is a virtual one that carriers carry. */
  static boolean isVirtual() {
    return Thread.currentThread().getClass() == VIRTUAL;
  }

  /** The carrier on which the calling virtual thread is mounted; null for any other thread. */
  static Carrier carrying() {
    Thread thread = Thread.currentThread();
    if (thread.getClass() != VIRTUAL || CARRIER == null) {
      return null;
    }
    Thread carrier = carrierOf(thread);
    Seat seat = carrier == null ? null : find(CARRIERS, carrier);
    return seat == null ? null : seat.carrier;
  }

  /** Whether the calling thread has a carrier's seat, be it an empty one. */
  static boolean hasCarriersSeat() {
    return find(CARRIERS, Thread.currentThread()) != null;
  }

  private static Thread carrierOf(Thread virtual) {
    return (Thread) CARRIER.get(virtual);
  }

  /**
   * Has the JVM link what reads the carrier of a virtual thread, which no thread of ours is. What
   * it throws for that comes after.
   */
  static void warmUp() {
    try {
      carrierOf(Thread.currentThread());
    } catch (ClassCastException | NullPointerException noVirtualThread) {
      // linked all the same
    }
  }

  /** Gives a slot's thread its seat, in place of the one that it had. */
  static void take(Slot slot) {
    replace(LOOPS, slot.thread(), true, slot, null);
  }

  /** Takes a thread's seat away. */
  static void leave(Thread thread) {
    replace(LOOPS, thread, false, null, null);
  }

  /** Gives a carrier its seat. */
  static void take(Carrier carrier) {
    replace(CARRIERS, carrier.thread(), true, null, carrier);
  }

  /** Leaves a carrier's seat empty, so that its thread is not taken for a new one. */
  static void empty(Carrier carrier) {
    replace(CARRIERS, carrier.thread(), true, null, null);
  }

  /** Takes a carrier's seat away. */
  static void leave(Carrier carrier) {
    replace(CARRIERS, carrier.thread(), false, null, null);
  }

  /** Takes all seats away. */
  static void clear() {
    for (int i = 0; i < SIZE; i++) {
      ELEMENT.setVolatile(LOOPS, i, null);
      ELEMENT.setVolatile(CARRIERS, i, null);
    }
  }

  private static void replace(
      Seat[] table, Thread thread, boolean isTaken, Slot slot, Carrier carrier) {
    int index = index(thread);
    Seat head;
    Seat next;
    do {
      head = (Seat) ELEMENT.getVolatile(table, index);
      next = without(head, thread);
      next = isTaken ? new Seat(thread, slot, carrier, next) : next;
    } while (!ELEMENT.compareAndSet(table, index, head, next));
  }

  private static Seat without(Seat head, Thread thread) {
    Seat kept = null;
    for (Seat seat = head; seat != null; seat = seat.next) {
      if (seat.thread != thread) {
        kept = new Seat(seat.thread, seat.slot, seat.carrier, kept);
      }
    }
    return kept;
  }
}
