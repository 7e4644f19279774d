// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;

/**
 * For which Vert.x context each virtual thread works. By thread and not by carrier: a virtual
 * thread keeps its context while it waits, and may go on elsewhere. Written by the virtual threads,
 * read by the watchdog.
 *
 * <p>Chains as in {@link Seats}, no longer than {@value #LONGEST}: where very many threads wait
 * inside their callbacks, the contexts of some are not known. Nothing is kept alive.
 */
final class Dispatches {
  private static final int SIZE = 1024;
  private static final int LONGEST = 16;
  private static final Entry[] TABLE = new Entry[SIZE];
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Entry[].class);

  private Dispatches() {}

  /** One thread's; never changed. */
  private static final class Entry extends WeakReference<Object> {
    final long thread;
    final Entry next;

    Entry(long thread, Object context, Entry next) {
      super(context);
      this.thread = thread;
      this.next = next;
    }
  }

  /** The calling virtual thread works for that context from now on, or for none. */
  static void set(Object context) {
    long thread = Seats.id(Thread.currentThread());
    int index = (int) thread & (SIZE - 1);
    Entry head;
    Entry next;
    do {
      head = (Entry) ELEMENT.getVolatile(TABLE, index);
      if (head == null && context == null) {
        return;
      }
      next = without(head, thread);
      next = context == null ? next : new Entry(thread, context, next);
    } while (!ELEMENT.compareAndSet(TABLE, index, head, next));
  }

  /** Those of other threads that are still there, the latest of them first. */
  private static Entry without(Entry head, long thread) {
    return without(head, thread, LONGEST - 1);
  }

  private static Entry without(Entry from, long thread, int room) {
    if (from == null || room == 0) {
      return null;
    }
    Object context = from.get();
    if (from.thread == thread || context == null) {
      return without(from.next, thread, room);
    }
    return new Entry(from.thread, context, without(from.next, thread, room - 1));
  }

  /** The context of the thread of that number, or null. */
  static Object of(long thread) {
    Entry entry = (Entry) ELEMENT.getVolatile(TABLE, (int) thread & (SIZE - 1));
    while (entry != null && entry.thread != thread) {
      entry = entry.next;
    }
    return entry == null ? null : entry.get();
  }

  /** Forgets all. */
  static void clear() {
    for (int i = 0; i < SIZE; i++) {
      ELEMENT.setVolatile(TABLE, i, null);
    }
  }
}
