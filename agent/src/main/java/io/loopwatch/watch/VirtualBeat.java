// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.LagRing;
import io.loopwatch.probe.Slot;
import java.util.Queue;

/**
 * The heartbeat that offers nothing. It reads how many tasks the loop has begun and how many wait;
 * a task offered now would run when those have ended, and the loop stamps that moment in its {@link
 * LagRing} when its own count gets there. So no loop is started, woken or kept alive.
 */
final class VirtualBeat implements Beat {
  private static final int READS = 5;

  private final Slot slot;
  private final LoopObject loop;
  private final LagRing ring;
  private final long intervalNanos;
  private final long[] offered = new long[LagRing.SIZE];
  private long collected;
  private long beyondFirst;
  private long beyondCount;
  private long unopposed;
  private long askedAsleep = -1;
  private long lazyAsleep = -1;

  VirtualBeat(Slot slot, LoopObject loop, long intervalNanos) {
    this.slot = slot;
    this.loop = loop;
    this.ring = slot.lagRing();
    this.intervalNanos = intervalNanos;
  }

  @Override
  public void offer(long now) {
    Queue<?> queue = loop.queue();
    if (queue == null) {
      return;
    }
    if (slot.turns().beganNanos() != 0) {
      push(now, ahead(queue));
    } else if (queue.isEmpty()) {
      unopposed++; // it would wake the loop and run at once
    } else {
      offerAsleep(now, queue);
    }
  }

  /**
   * The loop sleeps, and yet tasks wait: it is about to wake, or it was not woken for them (Netty's
   * {@code lazyExecute}). Those that still wait at the next offer were not meant to wake it, and
   * keep nobody waiting who is.
   */
  private void offerAsleep(long now, Queue<?> queue) {
    long sleep = slot.turns().ended();
    if (askedAsleep == sleep) {
      lazyAsleep = sleep;
      unopposed++;
    } else {
      askedAsleep = sleep;
      push(now, ahead(queue));
    }
  }

  /**
   * Tasks that will have begun before one that is offered now; read again where the loop went on in
   * between.
   */
  private long ahead(Queue<?> queue) {
    long begun = slot.tasks();
    for (int i = 0; ; i++) {
      int waiting = queue.size();
      long again = slot.tasks();
      if (again == begun || i == READS) {
        return again + waiting;
      }
      begun = again;
    }
  }

  private void push(long now, long tasks) {
    int at = (int) ring.pushed() & (LagRing.SIZE - 1);
    boolean hasRoom = beyondCount == 0 && ring.pushed() - collected < LagRing.SIZE;
    if (hasRoom && ring.push(tasks)) {
      offered[at] = now;
    } else if (beyondCount++ == 0) {
      beyondFirst = now;
    }
  }

  @Override
  public void collect(long now, LagSink sink) {
    for (; unopposed > 0; unopposed--) {
      sink.lag(now, 0);
    }
    long passed = ring.passed();
    while (collected < passed) {
      take(ring.passedNanos(collected), sink);
    }
    if (collected < ring.pushed() && isIdle()) {
      giveUp(sink);
    }
    if (collected == ring.pushed()) {
      takeBeyond(now, sink);
    }
  }

  private void take(long passedNanos, LagSink sink) {
    long from = offered[(int) collected & (LagRing.SIZE - 1)];
    sink.lag(from, Math.max(0, passedNanos - from));
    collected++;
  }

  private boolean isIdle() {
    Queue<?> queue = loop.queue();
    return slot.turns().beganNanos() == 0
        && (queue == null || queue.isEmpty() || lazyAsleep == slot.turns().ended());
  }

  /** It fell asleep between the count and the push: what was pushed waits for nothing. */
  private void giveUp(LagSink sink) {
    long slept = slot.turns().sleepNanos();
    while (collected < ring.pushed()) {
      take(slept, sink);
    }
  }

  /**
   * Offers for which the ring had no room, one each interval: they waited until the last that had.
   */
  private void takeBeyond(long now, LagSink sink) {
    for (; beyondCount > 0; beyondCount--) {
      sink.lag(beyondFirst, Math.max(0, now - beyondFirst));
      beyondFirst += intervalNanos;
    }
  }

  @Override
  public long oldestWaiting() {
    return collected < ring.pushed() ? offered[(int) collected & (LagRing.SIZE - 1)] : NONE;
  }
}
