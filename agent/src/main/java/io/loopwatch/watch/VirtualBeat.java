// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.LagRing;
import io.loopwatch.probe.Slot;
import io.loopwatch.probe.Turns;
import java.util.Queue;

/**
 * The heartbeat that offers nothing. It reads how many tasks the loop has begun and how many wait;
 * a task offered now would run when those have ended, and the loop stamps that moment in its {@link
 * LagRing} when its own count gets there. So no loop is started, woken or kept alive.
 */
final class VirtualBeat implements Beat {
  private static final int READS = 5;

  /** Of a loop that sleeps for long they are counted in bundles of these. */
  private static final int MOST_UNOPPOSED = 600;

  /** A sleep that has lasted this long is no mere poll of a busy loop. */
  private static final long POLL_NANOS = 1_000_000;

  private final Slot slot;
  private final LoopObject loop;
  private final LagRing ring;
  private final long intervalNanos;
  private final long[] offered = new long[LagRing.SIZE];
  private long collected;
  private long beyondFirst;
  private long beyondCount;
  private long unopposed;
  private boolean isMeasured;

  VirtualBeat(Slot slot, LoopObject loop, long intervalNanos) {
    this.slot = slot;
    this.loop = loop;
    this.ring = slot.lagRing();
    this.intervalNanos = intervalNanos;
  }

  @Override
  public boolean offer(long now) {
    Queue<?> queue = loop.queue();
    isMeasured = queue != null;
    if (queue == null) {
      return false;
    }
    if (isAsleep(queue, now)) {
      return ++unopposed >= MOST_UNOPPOSED; // it would wake the loop and run at once
    }
    push(now, ahead(queue));
    return true;
  }

  @Override
  public boolean passes() {
    boolean isOne = isMeasured && unopposed < MOST_UNOPPOSED - 1;
    unopposed += isOne ? 1 : 0;
    return isOne;
  }

  /**
   * Whether a task offered now would find nothing before it. Tasks that wait though the loop sleeps
   * were left there without waking it (Netty's {@code lazyExecute}), or it is about to wake; in a
   * short sleep it only polls.
   */
  private boolean isAsleep(Queue<?> queue, long now) {
    Turns turns = slot.turns();
    if (!turns.isKnown()) { // its polls are not seen, but its callbacks and its queue are
      return queue.isEmpty() && (slot.sequence() & 1) == 0;
    }
    return turns.beganNanos() == 0 && (queue.isEmpty() || now - turns.sleepNanos() >= POLL_NANOS);
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
    Queue<?> queue = loop.queue();
    if (collected < ring.pushed() && (queue == null || isAsleep(queue, now))) {
      giveUp(sink);
    }
    if (collected == ring.pushed()) {
      takeBeyond(now, sink);
    }
  }

  private void take(long passedNanos, LagSink sink) {
    long from = offered[(int) collected & (LagRing.SIZE - 1)];
    sink.lag(from, passedNanos == Long.MIN_VALUE ? 0 : Math.max(0, passedNanos - from));
    collected++;
  }

  /** It fell asleep between the count and the push: what was pushed waits for nothing. */
  private void giveUp(LagSink sink) {
    long slept = slot.turns().isKnown() ? slot.turns().sleepNanos() : Long.MIN_VALUE;
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
