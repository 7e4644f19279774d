// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Holder;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Watches the carriers of virtual threads: each for who holds it, and all together, since they
 * share one queue, for their lag. Confined to the watchdog's thread.
 */
final class CarrierWatch implements Lagging, HoldWatch.Hosts {
  private final Desk desk;
  private final Predicate<String> watches;
  private final Predicate<Thread> isLoop;
  private final Supplier<Mounting> mounting;
  private final UnaryOperator<@Nullable Thread> mountedOn;
  private final LoopLoaders loaders;
  private final VirtualThreads threads;
  private final Scheduler scheduler = new Scheduler();
  private final SchedulerBeat beat;
  private final LagWatch lag;
  private final CarrierFigures figures;
  private final List<WatchedCarrier> carriers = new ArrayList<>();
  private final Set<String> loopsTold = new HashSet<>();
  private long activityBefore;
  private boolean isStarved;
  private boolean hasLookedBack;

  /**
   * Makes one.
   *
   * @param watches whether a carrier is watched, by its thread's name
   * @param isLoop whether a virtual thread runs an event loop that is watched as such
   * @param mounting how mounts are seen by now
   * @param mountedOn gives the virtual thread that a carrier runs, or null
   * @param loaders gets the class loaders of the virtual threads that are told
   */
  CarrierWatch(
      Desk desk,
      Predicate<String> watches,
      Predicate<Thread> isLoop,
      Supplier<Mounting> mounting,
      UnaryOperator<@Nullable Thread> mountedOn,
      LoopLoaders loaders) {
    this.desk = desk;
    this.watches = watches;
    this.isLoop = isLoop;
    this.mounting = mounting;
    this.mountedOn = mountedOn;
    this.loaders = loaders;
    this.threads = new VirtualThreads(desk.contexts());
    this.beat =
        new SchedulerBeat(desk.offering(), this::isActive, desk.limits().lagIntervalNanos());
    this.lag = new LagWatch(desk, this, beat);
    this.figures = new CarrierFigures(carriers, lag, scheduler, desk.clock().nanos());
    desk.sampler().askForMounted(this::mountedOn);
  }

  private @Nullable Thread mountedOn(long carrier) {
    for (WatchedCarrier known : carriers) {
      if (known.thread().getId() == carrier) {
        return mountedOn(known.thread());
      }
    }
    return null;
  }

  /**
   * Looks at all of them, and offers a heartbeat where one is due.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now, boolean isBeatDue) {
    admit(isBeatDue, now);
    if (!figures.hasAny()) {
      return Long.MAX_VALUE;
    }
    Carriers.look(now);
    long next = Long.MAX_VALUE;
    for (Iterator<WatchedCarrier> each = carriers.iterator(); each.hasNext(); ) {
      WatchedCarrier carrier = each.next();
      next = Math.min(next, carrier.look(now));
      if (carrier.hasEnded() || carrier.isForgotten()) {
        each.remove();
        retire(carrier, now);
      }
    }
    next = Math.min(next, lag.look(now));
    if (isBeatDue && !carriers.isEmpty()) {
      lag.offer(now);
    }
    return next;
  }

  private void admit(boolean isTime, long now) {
    for (Carrier slot = Carriers.arrived(); slot != null; slot = Carriers.arrived()) {
      if (!slot.isForgotten() && watches.test(slot.thread().getName())) {
        replaceLooker(slot.thread(), now);
        add(WatchedCarrier.of(desk, slot, this));
      } else {
        Carriers.dismiss(slot);
      }
    }
    if (isTime) {
      poll(mounting.get());
    }
  }

  /** It was held when mounts began to be measured, and is not any more. */
  private void replaceLooker(Thread thread, long now) {
    for (Iterator<WatchedCarrier> each = carriers.iterator(); each.hasNext(); ) {
      WatchedCarrier carrier = each.next();
      if (carrier.thread() == thread) {
        each.remove();
        retire(carrier, now);
      }
    }
  }

  /**
   * Looks for carriers that do not come by themselves: all of them where nothing is woven; where
   * that was just done, those whose present mount began before.
   */
  private void poll(Mounting seen) {
    boolean isOnce = seen == Mounting.MEASURED && !hasLookedBack;
    hasLookedBack |= isOnce;
    if (!isOnce && seen != Mounting.POLLED) {
      return;
    }
    for (Thread thread : CarrierThreads.find()) {
      boolean isNew = carriers.stream().noneMatch(known -> known.thread() == thread);
      if (isNew && watches.test(thread.getName())) {
        add(WatchedCarrier.polled(desk, thread, this));
      }
    }
  }

  private void add(WatchedCarrier carrier) {
    carriers.add(carrier);
    figures.arrived();
  }

  private void retire(WatchedCarrier carrier, long now) {
    carrier.dismiss();
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
    return hasRun || mounted() > 0;
  }

  private int mounted() {
    int mounted = 0;
    for (WatchedCarrier carrier : carriers) {
      mounted += (carrier.number() & 1) == 1 ? 1 : 0;
    }
    return mounted;
  }

  /** The last look. */
  void finish(long now) {
    for (WatchedCarrier carrier : carriers) {
      carrier.finish(now);
    }
    lag.look(now);
    lag.end();
  }

  /** Their histograms since the last call, or null where there is no carrier yet. */
  @Nullable LoopInterval interval(long now) {
    return figures.hasAny() ? figures.interval(now) : null;
  }

  /** Their figures since they began, or null where there was none. */
  @Nullable LoopTotals totals(long now) {
    return figures.hasAny() ? figures.totals(now) : null;
  }

  /** Stalls and blocking calls that carriers had no room to tell, ever. */
  long lost() {
    return figures.lost();
  }

  // ---- who is late ----

  @Override
  public LoopId loop() {
    return LoopId.CARRIERS;
  }

  @Override
  public boolean isShuttingDown() {
    return false;
  }

  @Override
  public int waitingTasks() {
    return (int) Math.min(Integer.MAX_VALUE, scheduler.queued());
  }

  /** None: who holds the carriers is told instead. */
  @Override
  public long stallSince(long nanos) {
    return 0;
  }

  @Override
  public SchedulerState scheduler(Phase phase) {
    List<Holder> holders = phase == Phase.SEEN ? holders() : List.of();
    int mounted = mounted();
    int parallelism = scheduler.parallelism();
    int poolSize = scheduler.poolSize();
    if (phase == Phase.SEEN) {
      isStarved =
          !holders.isEmpty()
              && holders.size() >= Math.max(parallelism, Math.max(poolSize, mounted));
    }
    SchedulerState state =
        new SchedulerState(
            parallelism,
            poolSize,
            mounted,
            scheduler.queued(),
            isStarved,
            isStarved ? holders : List.of());
    isStarved &= phase == Phase.SEEN;
    return state;
  }

  /** Who has held a carrier for most of the lag that is too long, longest first. */
  private List<Holder> holders() {
    List<Holder> holders = new ArrayList<>();
    for (WatchedCarrier carrier : carriers) {
      Holder holder = holder(carrier, desk.clock().nanos());
      if (holder != null) {
        holders.add(holder);
      }
    }
    holders.sort(Comparator.comparingLong(Holder::heldNanos).reversed());
    return holders;
  }

  private @Nullable Holder holder(WatchedCarrier carrier, long now) {
    long number = carrier.number();
    long held = carrier.heldNanos(now);
    Thread thread = mountedOn(carrier.thread());
    if (held < desk.limits().lagNanos() / 2 || thread == null || !carrier.isStill(number)) {
      return null;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    return new Holder(
        carrier.loop().name(),
        VirtualThreads.name(thread),
        thread.getId(),
        held,
        carrier.isStill(number) ? Stacks.clean(stack) : List.of(),
        carrier.stallOf(number),
        null,
        null);
  }

  // ---- who is told ----

  @Override
  public @Nullable Thread mountedOn(Thread carrier) {
    return mountedOn.apply(carrier);
  }

  @Override
  public boolean isLoop(Thread virtualThread) {
    boolean runsLoop = isLoop.test(virtualThread);
    if (runsLoop && loopsTold.add(virtualThread.getName())) {
      tell(
          virtualThread.getName()
              + " is an event loop on a virtual thread: it is watched as a loop, and holds its"
              + " carrier while it polls");
    }
    return runsLoop;
  }

  private void tell(String text) {
    desk.findings().event(new Notice(desk.clock().wall(), text));
  }

  @Override
  public Map<String, String> describe(Thread virtualThread) {
    loaders.add(virtualThread.getContextClassLoader());
    return threads.describe(virtualThread);
  }
}
