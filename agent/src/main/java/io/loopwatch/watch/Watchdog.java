// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Stop;
import io.loopwatch.probe.Mounted;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.Slot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads all loops. Each call of {@link #tick} is one look; who calls it decides when, so that tests
 * step it. Confined to one thread.
 */
public final class Watchdog {
  private final Desk desk;
  private final Predicate<String> watches;
  private final Heartbeat heartbeats;
  private final LoopLoaders loaders;
  private final GuardedCarriers carriers;
  private final Intervals intervals;
  private final LostCount lost;
  private final DropWatch drops;
  private final Submissions submissions;
  private final WarmUp warmUp;
  private final List<ExecutorService> threads;
  private final List<WatchedLoop> loops = new ArrayList<>();
  private final EndedLoops ended = new EndedLoops();
  private final Roll roll = new Roll();
  private long nextBeatNanos;
  private boolean hadCarriers;

  /**
   * Makes one that has looked at nothing yet.
   *
   * @param clock the time; {@link Clock#nanos()} must be the slots' clock
   * @param limits what is too long, and how often to look
   * @param watches whether a loop is watched, by its thread's name
   * @param heartbeats which loops get a real heartbeat
   * @param intervalNanos length of the histograms' intervals; 0 where nobody wants them
   * @param operations by the number under which they are woven
   * @param mounting how mounts of virtual threads are seen by now
   * @param loaders gets the class loaders of all loops
   * @param findings who is told
   */
  public Watchdog(
      Clock clock,
      Limits limits,
      Predicate<String> watches,
      Heartbeat heartbeats,
      long intervalNanos,
      IntFunction<Operation> operations,
      Supplier<Mounting> mounting,
      LoopLoaders loaders,
      Findings findings) {
    this(
        clock,
        limits,
        watches,
        heartbeats,
        intervalNanos,
        operations,
        mounting,
        loaders,
        findings,
        sampler -> Meter.ofThisProcess(sampler, clock.nanos()));
  }

  /** One that reads where time goes by a meter of its own. */
  Watchdog(
      Clock clock,
      Limits limits,
      Predicate<String> watches,
      Heartbeat heartbeats,
      long intervalNanos,
      IntFunction<Operation> operations,
      Supplier<Mounting> mounting,
      LoopLoaders loaders,
      Findings findings,
      Function<Sampler, Meter> meters) {
    ExecutorService slow = BeatThread.create();
    ExecutorService starting = BeatThread.create();
    this.threads = List.of(slow, starting);
    Sampler sampler = new Sampler();
    this.desk =
        new Desk(
            clock,
            limits,
            findings,
            sampler,
            meters.apply(sampler),
            new Ids(),
            slow,
            operations,
            new VertxContext(slow));
    this.watches = watches;
    this.heartbeats = heartbeats;
    this.loaders = loaders;
    this.carriers =
        new GuardedCarriers(
            new CarrierWatch(
                desk,
                watches,
                this::isLoop,
                mounting,
                Mounted::on,
                new Scheduler(),
                starting,
                loaders),
            this::tell);
    this.intervals = new Intervals(clock, findings, intervalNanos);
    this.drops = new DropWatch(desk);
    this.submissions = new Submissions(clock, findings);
    this.warmUp = new WarmUp(clock, findings);
    long now = clock.nanos();
    this.lost = new LostCount(this::tell, now);
    this.nextBeatNanos = now + limits.lagIntervalNanos();
  }

  /**
   * To be called first when the watchdog's thread wakes: what kept it from waking in time kept the
   * application's threads as well. A look that takes long itself is none of that.
   *
   * @param dueNanos when it was to wake; later than now where it was woken
   */
  void wake(long dueNanos) {
    desk.meter().pauses().look(desk.clock().nanos(), dueNanos);
  }

  /**
   * Looks once.
   *
   * @return when to look again at the latest, in the clock's nanoseconds
   */
  public long tick() {
    long now = desk.clock().nanos();
    desk.live().takeUp();
    desk.meter().pauses().worked(now);
    admit();
    long next = desk.limits().idleNanos();
    boolean beat = isBeatDue(now);
    for (Iterator<WatchedLoop> each = loops.iterator(); each.hasNext(); ) {
      WatchedLoop loop = each.next();
      try {
        next = Math.min(next, look(loop, now, beat));
      } catch (RuntimeException | LinkageError failure) {
        loop.giveUp();
        tell("cannot watch " + loop.name() + " any more, the other loops are watched: " + failure);
      }
      if (loop.hasEnded() || loop.isForgotten()) {
        each.remove();
        retire(loop, now);
      }
    }
    next = Math.min(next, lookAtCarriers(now, beat));
    if (beat) {
      nameLoops();
    }
    warmUpIfDue(now);
    drops.look(now);
    lost.look(now, lostByLiving(), false);
    submissions.look(now);
    intervals.look(now, loops, carriers);
    desk.lookAtPauses();
    return now + Math.min(next, nextBeatNanos - now);
  }

  private void nameLoops() {
    List<String> all = new ArrayList<>(loops.size());
    for (WatchedLoop loop : loops) {
      all.add(loop.name());
    }
    carriers.watch().addNames(all);
    roll.names(all);
  }

  /** The loops and carriers that are watched. Any thread may ask; may be a heartbeat old. */
  public List<String> names() {
    return roll.names();
  }

  private void warmUpIfDue(long now) {
    if (!loops.isEmpty() || carriers.watch().hasAny()) {
      warmUp.look(now);
    }
    if (warmUp.isDone()) {
      desk.meter().pauses().warm();
    }
  }

  private long lookAtCarriers(long now, boolean beat) {
    long next = carriers.look(now, beat);
    if (!hadCarriers && carriers.watch().hasAny()) {
      hadCarriers = true;
      roll.changed();
    }
    return next;
  }

  private boolean isLoop(Thread thread) {
    for (WatchedLoop loop : loops) {
      if (loop.thread() == thread) {
        return true;
      }
    }
    return false;
  }

  private long look(WatchedLoop loop, long now, boolean beat) {
    long next = loop.look(now);
    if (beat && !loop.hasEnded()) {
      loop.offerBeat(desk.clock().nanos());
    }
    return next;
  }

  private boolean isBeatDue(long now) {
    if (now - nextBeatNanos < 0) {
      return false;
    }
    nextBeatNanos = now + desk.limits().lagIntervalNanos();
    return true;
  }

  private void admit() {
    for (Slot slot = Probe.arrived(); slot != null; slot = Probe.arrived()) {
      if (!slot.isForgotten() && watches.test(slot.thread().getName())) {
        loaders.add(slot);
        loops.add(new WatchedLoop(desk, slot, heartbeats));
        roll.changed();
      } else {
        Probe.dismiss(slot);
      }
    }
  }

  private void retire(WatchedLoop loop, long now) {
    loop.dismiss();
    roll.changed();
    if (loop.isForgotten()) {
      return;
    }
    finish(loop, now);
    lost.keep(loop);
    intervals.keep(loop, now);
    ended.add(loop.totals(now));
  }

  private void finish(WatchedLoop loop, long now) {
    try {
      if (!loop.isGivenUp()) {
        loop.finish(now);
      }
    } catch (RuntimeException | LinkageError failure) {
      loop.giveUp();
      tell("cannot tell the end of " + loop.name() + ": " + failure);
    }
  }

  private long lostByLiving() {
    long sum = carriers.watch().lost();
    for (WatchedLoop loop : loops) {
      sum += loop.lost();
    }
    return sum;
  }

  private void tell(String text) {
    desk.findings().event(new Notice(desk.clock().wall(), text));
  }

  /**
   * Looks for the last time: tells what has ended, hands over the last interval and the totals, and
   * ends its threads.
   */
  public void stop() {
    long now = desk.clock().nanos();
    tick();
    for (WatchedLoop loop : loops) {
      finish(loop, now);
    }
    carriers.finish(now);
    lost.look(now, lostByLiving(), true);
    submissions.tell(now);
    drops.stop(now);
    intervals.take(desk.clock().nanos(), loops, carriers);
    List<LoopTotals> totals = new ArrayList<>(ended.remembered());
    for (WatchedLoop loop : loops) {
      totals.add(loop.totals(now));
    }
    LoopTotals ofCarriers = carriers.watch().totals(now);
    if (ofCarriers != null) {
      totals.add(ofCarriers);
    }
    desk.findings().event(new Stop(desk.clock().wall(), totals));
    threads.forEach(ExecutorService::shutdown);
  }

  /**
   * Loads what the first stall will be told with, on a thread that has time: 50 to 100 ms, in which
   * the first virtual thread that holds its carrier may be gone.
   */
  public static void warmUp() {
    new JvmFigures(Carrying.NONE).gcNanos();
  }

  /**
   * Loads what the first stall will be told with, all of it, on the calling thread, which may take
   * a second: where the application runs already, and stalls at once. Any thread may call it.
   */
  public void warmUpNow() {
    warmUp.now();
  }

  /** What is too long, as it was set last. Any thread may ask. */
  public Limits limits() {
    return desk.live().latest();
  }

  /**
   * Sets what is too long, from the next look on. Any thread may do so; how often each loop's lag
   * is read stays as it was.
   */
  public void limits(Limits next) {
    desk.live().set(next);
  }

  /**
   * What each loop, and all carriers together, have done so far and do now.
   *
   * @param depth how much is asked for
   */
  public List<LoopState> states(Depth depth) {
    long now = desk.clock().nanos();
    List<LoopState> states = new ArrayList<>();
    for (WatchedLoop loop : loops) {
      states.add(loop.state(now, depth));
    }
    LoopState ofCarriers = carriers.state(now, depth);
    if (ofCarriers != null) {
      states.add(ofCarriers);
    }
    return states;
  }

  /**
   * What the loops of one name have done and do now, with the stacks of what they run: no other
   * loop is stopped. Empty where there is none of that name.
   */
  public List<LoopState> statesOf(String name) {
    long now = desk.clock().nanos();
    List<LoopState> states = new ArrayList<>();
    for (WatchedLoop loop : loops) {
      if (loop.name().equals(name)) {
        states.add(loop.state(now, Depth.STACKS));
      }
    }
    return states;
  }

  /** What loops did that have ended since the begin, by name; a list of bounded length. */
  public List<LoopTotals> ended() {
    return ended.byName();
  }

  /** A number that is another where loops have come or gone since. Any thread may ask. */
  public long generation() {
    return roll.generation();
  }

  /** Loops under watch. */
  public int watched() {
    return loops.size();
  }
}
