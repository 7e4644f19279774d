// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which slot belongs to which thread, for code that is woven into methods that every thread of the
 * JVM calls: a thread that runs no loop pays for one array read.
 *
 * <p>A hash table by thread id of chains that are never changed, only replaced. A thread adds
 * itself, and so sees itself; that others may see it later does no harm. Not a {@link ThreadLocal}:
 * its first {@code get} on a thread allocates, and {@code LockSupport.park} must not.
 */
final class Seats {
  private static final int SIZE = 1024;
  private static final Seat[] TABLE = new Seat[SIZE];
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Seat[].class);

  /** The field behind {@code Thread.getId()}, which a subclass of Thread may override up to 18. */
  private static final VarHandle ID = id();

  private Seats() {}

  /** One thread's; never changed. */
  private static final class Seat {
    final Thread thread;
    final Slot slot;
    final Seat next;

    Seat(Thread thread, Slot slot, Seat next) {
      this.thread = thread;
      this.slot = slot;
      this.next = next;
    }
  }

  private static VarHandle id() {
    try {
      return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
          .findVarHandle(Thread.class, "tid", long.class);
    } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
      return null;
    }
  }

  private static int index(Thread thread) {
    long id = ID == null ? thread.getId() : (long) ID.get(thread);
    return (int) id & (SIZE - 1);
  }

  /** The slot of the calling thread, or null. */
  static Slot mine() {
    Thread thread = Thread.currentThread();
    Seat seat = TABLE[index(thread)];
    return seat == null ? null : find(seat, thread);
  }

  private static Slot find(Seat first, Thread thread) {
    for (Seat seat = first; seat != null; seat = seat.next) {
      if (seat.thread == thread) {
        return seat.slot;
      }
    }
    return null;
  }

  /** Gives a slot's thread its seat, in place of the one that it had. */
  static void take(Slot slot) {
    replace(slot.thread(), slot);
  }

  /** Takes a thread's seat away. */
  static void leave(Thread thread) {
    replace(thread, null);
  }

  private static void replace(Thread thread, Slot slot) {
    int index = index(thread);
    Seat head;
    Seat next;
    do {
      head = (Seat) ELEMENT.getVolatile(TABLE, index);
      next = without(head, thread);
      next = slot == null ? next : new Seat(thread, slot, next);
    } while (!ELEMENT.compareAndSet(TABLE, index, head, next));
  }

  private static Seat without(Seat head, Thread thread) {
    Seat kept = null;
    for (Seat seat = head; seat != null; seat = seat.next) {
      if (seat.thread != thread) {
        kept = new Seat(seat.thread, seat.slot, kept);
      }
    }
    return kept;
  }
}
