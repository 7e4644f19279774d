// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopCounts;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Watches the carriers of virtual threads: each for who holds it, and all together, since they
 * share one queue, for their lag. Confined to the watchdog's thread.
 */
final class CarrierWatch implements HoldWatch.Hosts {
  /** Loops on virtual threads of which it is said that they are: some run on many. */
  private static final int MOST_TOLD = 10;

  private static final int FAILURES = 5;

  private final Desk desk;
  private final Predicate<Thread> isLoop;
  private final UnaryOperator<@Nullable Thread> mountedOn;
  private final LoopLoaders loaders;
  private final VirtualThreads threads;
  private final CarrierCrew crew;
  private final CarrierLag late;
  private final SchedulerBeat beat;
  private final LagWatch lag;
  private final CarrierFigures figures;
  private final Set<String> loopsTold = new HashSet<>();
  private long activityBefore;
  private boolean isFailureTold;

  /**
   * Makes one.
   *
   * @param watches whether a carrier is watched, by its thread's name
   * @param isLoop whether a virtual thread runs an event loop that is watched as such
   * @param mounting how mounts are seen by now
   * @param mountedOn gives the virtual thread that a carrier runs, or null
   * @param scheduler the JDK's own
   * @param starting starts virtual threads; not the thread that offers heartbeats to loops, which a
   *     loop may hold up
   * @param loaders gets the class loaders of the virtual threads that are told
   */
  CarrierWatch(
      Desk desk,
      Predicate<String> watches,
      Predicate<Thread> isLoop,
      Supplier<Mounting> mounting,
      UnaryOperator<@Nullable Thread> mountedOn,
      Scheduler scheduler,
      Executor starting,
      LoopLoaders loaders) {
    this.desk = desk;
    this.isLoop = isLoop;
    this.mountedOn = mountedOn;
    this.loaders = loaders;
    this.threads = new VirtualThreads(desk.contexts());
    this.crew = new CarrierCrew(desk, watches, mounting, this, this::retire);
    this.late = new CarrierLag(desk, crew, this, scheduler, this::ownQueued);
    this.beat = new SchedulerBeat(starting, this::isActive, desk.limits().lagIntervalNanos());
    this.lag = new LagWatch(desk, late, beat);
    this.figures = new CarrierFigures(crew.carriers(), lag, scheduler, desk.clock().nanos());
    desk.sampler().askForMounted(crew);
  }

  /**
   * Looks at all of them, and offers a heartbeat where one is due.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now, boolean isBeatDue) {
    crew.admit(isBeatDue, now);
    if (!crew.hasAny()) {
      return Long.MAX_VALUE;
    }
    Carriers.look(now);
    long next = Long.MAX_VALUE;
    for (WatchedCarrier carrier : crew.carriers()) {
      next = Math.min(next, carrier.look(now));
    }
    crew.prune(now);
    next = Math.min(next, lag.look(now));
    tellFailures();
    if (isBeatDue && !crew.carriers().isEmpty()) {
      lag.offer(now, false);
    }
    return next;
  }

  /** Adds the names of those that are watched now. */
  void addNames(List<String> names) {
    for (WatchedCarrier carrier : crew.carriers()) {
      names.add(carrier.thread().getName());
    }
  }

  /** Whether there ever was a carrier. */
  boolean hasAny() {
    return crew.hasAny();
  }

  private void tellFailures() {
    if (beat.failures() >= FAILURES && !isFailureTold) {
      isFailureTold = true;
      tell("the lag of virtual threads is not measured: none can be started for it");
    }
  }

  private void tell(String text) {
    desk.findings().event(new Notice(desk.clock().wall(), text));
  }

  private void retire(WatchedCarrier carrier, long now) {
    if (!carrier.isForgotten()) {
      carrier.finish(now);
      figures.ended(carrier, now);
    }
  }

  /** Whether the application's virtual threads run, or have run since this was last asked. */
  private boolean isActive() {
    long activity = figures.mountsEnded() - beat.runs();
    boolean hasRun = activity > activityBefore;
    activityBefore = activity;
    return hasRun || late.mounted() > 0;
  }

  private long ownQueued() {
    return beat.oldestWaiting() == Beat.NONE ? 0 : 1;
  }

  /** The last look. */
  void finish(long now) {
    for (WatchedCarrier carrier : crew.carriers()) {
      carrier.finish(now);
    }
    lag.look(now);
    lag.end();
  }

  /** Their histograms since the last call, or null where there is no carrier yet. */
  @Nullable LoopInterval interval(long now) {
    return crew.hasAny() ? figures.interval(now) : null;
  }

  /** Their figures since they began, or null where there was none. */
  @Nullable LoopTotals totals(long now) {
    return crew.hasAny() ? figures.totals(now) : null;
  }

  /** What they have done, and who waits, or null where there was none. */
  @Nullable LoopState state(long now, Depth depth) {
    if (!crew.hasAny()) {
      return null;
    }
    Running longest = Running.NONE;
    for (WatchedCarrier carrier : crew.carriers()) {
      Running running = carrier.running(now);
      longest = running.nanos() > longest.nanos() ? running : longest;
    }
    boolean isDeep = depth != Depth.FIGURES;
    return new LoopState(
        figures.totals(now),
        late.waitingTasks(),
        longest.nanos(),
        lag.nowNanos(now),
        isDeep ? longest.stack() : List.of(),
        isDeep ? longest.context() : Map.of(),
        isDeep ? counts() : LoopCounts.NONE);
  }

  private LoopCounts counts() {
    return new LoopCounts(Figures.sinceBeginning(lag.counts()), figures.mountsSinceBeginning());
  }

  /** Stalls and blocking calls that carriers had no room to tell, ever. */
  long lost() {
    return figures.lost();
  }

  @Override
  public @Nullable Thread mountedOn(Thread carrier) {
    return mountedOn.apply(carrier);
  }

  @Override
  public boolean isLoop(Thread virtualThread) {
    boolean runsLoop = isLoop.test(virtualThread);
    String name = VirtualThreads.name(virtualThread);
    if (runsLoop && loopsTold.size() < MOST_TOLD && loopsTold.add(name)) {
      String text =
          name
              + " is an event loop on a virtual thread: it is watched as a loop, and holds its"
              + " carrier while it polls";
      tell(text);
    }
    return runsLoop;
  }

  @Override
  public int waitingThreads() {
    return late.waitingTasks();
  }

  @Override
  public Map<String, String> describe(Thread virtualThread) {
    loaders.add(virtualThread.getContextClassLoader());
    return threads.describe(virtualThread);
  }

  @Override
  public Map<String, String> describe(Work work) {
    loaders.add(work.thread().getContextClassLoader());
    return threads.describe(work.thread(), work.context());
  }
}
