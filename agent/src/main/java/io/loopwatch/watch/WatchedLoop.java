// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.LoopCounts;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.Slot;
import io.loopwatch.probe.Turns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One loop under watch: its slot, and what watches each side of it. */
final class WatchedLoop implements Lagging, CallWatch.Source {
  /** So often it is asked whether a loop that sleeps still lives: it may have ended unseen. */
  private static final int LIFE_BEATS = 10;

  private final Slot slot;
  private final Identity identity;
  private final LoopObject object;
  private final StallWatch stalls;
  private final TurnWatch turns;
  private final FloodWatch floods;
  private final CallWatch calls;
  private final LagWatch lag;
  private final Figures figures;
  private long settledTurn = -1;
  private long lookedTurn = -1;
  private int beats;
  private long lost;
  private boolean hasEnded;
  private boolean givenUp;

  WatchedLoop(Desk desk, Slot slot, Heartbeat heartbeats) {
    this.object = new LoopObject(slot);
    this.slot = slot;
    this.identity = new Identity(slot, desk.contexts());
    this.stalls = new StallWatch(desk, slot, object, identity);
    this.floods = new FloodWatch(desk, slot, object, identity);
    this.turns = new TurnWatch(desk, slot, object, identity, floods);
    this.calls = new CallWatch(desk, slot.callRing(), this);
    this.lag = new LagWatch(desk, this, beat(desk, slot, object, heartbeats));
    this.figures = new Figures(slot, lag.counts());
  }

  private static Beat beat(Desk desk, Slot slot, LoopObject loop, Heartbeat heartbeats) {
    boolean isWanted =
        heartbeats == Heartbeat.ALWAYS || heartbeats == Heartbeat.AUTO && loop.queue() == null;
    boolean isReal = isWanted && !loop.endsWhenIdle();
    return isReal
        ? new RealBeat(loop, desk.offering())
        : new VirtualBeat(slot, loop, desk.limits().lagIntervalNanos());
  }

  /**
   * Looks at everything, unless the loop has slept since the last look: of a thousand idle loops
   * each costs two loads.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    long turn = slot.turns().ended();
    boolean asleep = slot.turns().isKnown() && slot.turns().beganNanos() == 0;
    if (asleep && turn == settledTurn) {
      return Long.MAX_VALUE;
    }
    long sequence = slot.sequence();
    long turnsEnded = slot.turns().ended();
    drain(); // first: a stall that has ended must not be taken over by the callback that runs now
    stalls.closeIfLost(sequence, now);
    turns.closeIfLost(turnsEnded, now);
    long next = Math.min(stalls.look(now), turns.look(now));
    next = Math.min(next, lag.look(now));
    floods.strained(lag.isStrained(now) || turns.isStrained());
    hasEnded = isOver();
    lost = slot.longRing().lost() + slot.callRing().lost();
    // Not at the first look after a turn: what the turn was is told a moment after its end.
    settledTurn = asleep && turn == lookedTurn && lag.isSettled() ? turn : -1;
    lookedTurn = turn;
    return next;
  }

  void offerBeat(long now) {
    boolean isLifeDue = ++beats % LIFE_BEATS == 0;
    if (lag.offer(now, settledTurn >= 0) || isLifeDue && isOver()) {
      settledTurn = -1;
    }
  }

  private void drain() {
    for (LongRing ring = slot.longRing(); ring.hasNext(); ring.next()) {
      calls.take();
      if ((ring.sequence() & 1) == 1) {
        stalls.ended(ring, calls);
        calls.tell(ring.sequence());
      } else {
        turns.ended(ring);
      }
    }
    calls.take();
    calls.tell();
  }

  /** The last look: tells what has ended since, and ends what is open. */
  void finish(long now) {
    drain();
    lost = slot.longRing().lost() + slot.callRing().lost();
    stalls.close(now);
    turns.close(now);
    lag.look(now);
    lag.end();
    floods.strained(false);
  }

  private boolean isOver() {
    return !slot.thread().isAlive() || slot.loop() == null && slot.kind() == Slot.NETTY;
  }

  /** Whether it will never run again: its thread has ended, or nobody holds the loop any more. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** Never looks at it again: looking fails. What its slot has counted is still told. */
  void giveUp() {
    givenUp = true;
    hasEnded = true;
    settledTurn = -1;
    floods.strained(false);
  }

  boolean isGivenUp() {
    return givenUp;
  }

  boolean isForgotten() {
    return slot.isForgotten();
  }

  /** Its thread's blocking calls are nobody's concern any more. */
  void dismiss() {
    Probe.dismiss(slot);
  }

  /** Stalls and blocking calls that the slot had no room to tell, ever. */
  long lost() {
    return lost;
  }

  String name() {
    return identity.loop().name();
  }

  /** Its thread, which may be a virtual one. */
  Thread thread() {
    return slot.thread();
  }

  @Override
  public LoopId loop() {
    return identity.loop();
  }

  @Override
  public boolean isShuttingDown() {
    return object.isShuttingDown();
  }

  @Override
  public int waitingTasks() {
    return object.waitingTasks();
  }

  @Override
  public long stallSince(long nanos) {
    return stalls.stallSince(nanos);
  }

  @Override
  public long stallOf(long callback) {
    return stalls.stallOf(callback);
  }

  @Override
  public void tellFlood(long lagId, long sinceNanos, long lagNanos) {
    floods.tellLag(lagId, sinceNanos, lagNanos);
  }

  @Override
  public Map<String, String> context(@Nullable Object context) {
    return identity.context(context);
  }

  /**
   * Its histograms since the last call.
   *
   * @param scratch of the size of {@link io.loopwatch.probe.Buckets#size()}, overwritten
   */
  LoopInterval interval(long now, long[] scratch) {
    if (settledTurn >= 0) {
      lag.collect(now); // nothing else does
    }
    return figures.take(identity.loop(), now, scratch);
  }

  /** What it has done, and does now. */
  LoopState state(long now, Depth depth) {
    if (settledTurn >= 0) {
      lag.collect(now); // nothing else does
    }
    Running running = running(now, depth);
    return new LoopState(
        totals(now),
        object.waitingTasks(),
        running.nanos(),
        lag.nowNanos(now),
        running.stack(),
        running.context(),
        depth == Depth.FIGURES ? LoopCounts.NONE : counts());
  }

  private Running running(long now, Depth depth) {
    long sequence = slot.sequence();
    long nanos = Math.max(1, now - slot.beganNanos());
    if ((sequence & 1) == 0 || !slot.isStill(sequence)) {
      return Running.NONE;
    }
    if (depth == Depth.FIGURES) {
      return new Running(nanos, List.of(), Map.of());
    }
    Running seen = stalls.running(sequence, nanos);
    return depth == Depth.COUNTS
        ? seen
        : new Running(nanos, Stacks.clean(slot.thread().getStackTrace()), seen.context());
  }

  private LoopCounts counts() {
    return new LoopCounts(
        Figures.sinceBeginning(lag.counts()), Figures.sinceBeginning(slot.callbackCounts()));
  }

  /** Its figures since it began. */
  LoopTotals totals(long now) {
    Turns of = slot.turns();
    long turn = of.beganNanos();
    long awake = turn == 0 ? 0 : Math.max(0, now - turn);
    long asleep = turn == 0 && of.isKnown() ? Math.max(0, now - of.sleepNanos()) : 0;
    return new LoopTotals(
        identity.loop(),
        slot.callbacks(),
        of.ended(),
        slot.stalls(),
        slot.overNanos(),
        of.awakeNanos() + awake,
        of.asleepNanos() + asleep,
        slot.maxNanos(),
        lag.maxNanos());
  }
}
