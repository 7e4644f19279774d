// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Holder;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The carriers together as one that may be late: what their scheduler does, and who holds them. */
final class CarrierLag implements Lagging {
  private final Desk desk;
  private final CarrierCrew crew;
  private final HoldWatch.Hosts hosts;
  private final Scheduler scheduler;
  private final LongSupplier ownQueued;
  private boolean isStarved;

  /** Makes one; {@code ownQueued} counts the threads of our own that wait for a carrier. */
  CarrierLag(
      Desk desk,
      CarrierCrew crew,
      HoldWatch.Hosts hosts,
      Scheduler scheduler,
      LongSupplier ownQueued) {
    this.desk = desk;
    this.crew = crew;
    this.hosts = hosts;
    this.scheduler = scheduler;
    this.ownQueued = ownQueued;
  }

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
    return (int) Math.min(Integer.MAX_VALUE, queued());
  }

  /** The application's virtual threads that wait; −1 where nobody can tell. */
  private long queued() {
    long all = scheduler.queued();
    return all < 0 ? -1 : Math.max(0, all - ownQueued.getAsLong());
  }

  /** None: who holds the carriers is told instead. */
  @Override
  public long stallSince(long nanos) {
    return 0;
  }

  /** The scheduler's carriers that run a virtual thread. */
  int mounted() {
    int mounted = 0;
    for (WatchedCarrier carrier : crew.carriers()) {
      mounted += (carrier.number() & 1) == 1 && scheduler.owns(carrier.thread()) ? 1 : 0;
    }
    return mounted;
  }

  @Override
  public SchedulerState scheduler(Phase phase) {
    List<Holder> holders = phase == Phase.SEEN ? holders() : List.of();
    int mounted = mounted();
    int parallelism = scheduler.parallelism();
    int poolSize = scheduler.poolSize();
    if (phase == Phase.SEEN) {
      isStarved = isAll(holders.size());
    }
    List<Holder> told = isStarved ? holders : List.of();
    SchedulerState state =
        new SchedulerState(parallelism, poolSize, mounted, queued(), isStarved, told);
    isStarved &= phase == Phase.SEEN;
    return state;
  }

  /** Of more carriers than it means to keep busy the scheduler lets the others sleep. */
  private boolean isAll(int held) {
    return scheduler.isKnown() && held > 0 && held >= Math.max(mounted(), scheduler.parallelism());
  }

  /** A lag that was told, and by now every carrier is held. */
  @Override
  public boolean isWorse() {
    if (isStarved) {
      return false;
    }
    long now = desk.clock().nanos();
    int held = 0;
    for (WatchedCarrier carrier : crew.carriers()) {
      held += isHeld(carrier, now) ? 1 : 0;
    }
    return isAll(held);
  }

  private boolean isHeld(WatchedCarrier carrier, long now) {
    return carrier.heldNanos(now) >= desk.limits().lagNanos() / 2
        && scheduler.owns(carrier.thread())
        && hosts.mountedOn(carrier.thread()) != null;
  }

  /** Who has held a carrier for most of the lag that is too long, longest first. */
  private List<Holder> holders() {
    List<Holder> holders = new ArrayList<>();
    long now = desk.clock().nanos(); // of all: it takes its time to take their stacks
    for (WatchedCarrier carrier : crew.carriers()) {
      Holder holder = holder(carrier, now);
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
    Thread thread = hosts.mountedOn(carrier.thread());
    if (!isHeld(carrier, now) || thread == null || !carrier.isStill(number)) {
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
}
