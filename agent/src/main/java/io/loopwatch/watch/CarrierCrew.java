// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The carriers that live: those that come by themselves, because mounts are measured, and those
 * that have to be looked for. Confined to the watchdog's thread.
 */
final class CarrierCrew implements Carrying {
  /** How often in a row before it is believed that nothing counts mounts any more. */
  private static final int CERTAIN = 2;

  private final Desk desk;
  private final Predicate<String> watches;
  private final Supplier<Mounting> mounting;
  private final HoldWatch.Hosts hosts;
  private final BiConsumer<WatchedCarrier, Long> retiring;
  private final List<WatchedCarrier> carriers = new ArrayList<>();
  private final List<Carrier> ignored = new ArrayList<>();
  private boolean hasAny;
  private boolean hasLookedBack;
  private boolean areHooksGone;
  private boolean isPolling;
  private int uncounted;

  /**
   * Makes one of none.
   *
   * @param watches whether a carrier is watched, by its thread's name
   * @param mounting how mounts are seen by now
   * @param hosts knows who is mounted
   * @param retiring is told of each carrier that is watched no more, and when
   */
  CarrierCrew(
      Desk desk,
      Predicate<String> watches,
      Supplier<Mounting> mounting,
      HoldWatch.Hosts hosts,
      BiConsumer<WatchedCarrier, Long> retiring) {
    this.desk = desk;
    this.watches = watches;
    this.mounting = mounting;
    this.hosts = hosts;
    this.retiring = retiring;
  }

  /** Those that are watched now; a view. */
  List<WatchedCarrier> carriers() {
    return Collections.unmodifiableList(carriers);
  }

  /** Whether there ever was one. */
  boolean hasAny() {
    return hasAny;
  }

  /**
   * Also of those that are not watched; and of any thread where carriers have to be looked for, for
   * only the JDK's own can be found.
   */
  @Override
  public boolean carries(long thread) {
    return isPolling
        || carriers.stream().anyMatch(known -> known.thread().getId() == thread)
        || ignored.stream().anyMatch(known -> known.thread().getId() == thread);
  }

  @Override
  public @Nullable Thread on(long carrier) {
    for (WatchedCarrier known : carriers) {
      if (known.thread().getId() == carrier) {
        return hosts.mountedOn(known.thread());
      }
    }
    return null;
  }

  /** Takes those that have arrived; looks for others where that is due. */
  void admit(boolean isTime, long now) {
    for (Carrier slot = Carriers.arrived(); slot != null; slot = Carriers.arrived()) {
      if (slot.isForgotten()) {
        Carriers.dismiss(slot);
      } else if (watches.test(slot.thread().getName())) {
        replaceLooker(slot.thread(), now);
        add(WatchedCarrier.of(desk, slot, hosts));
      } else {
        Carriers.ignore(slot);
        ignored.add(slot);
      }
    }
    if (isTime) {
      ignored.removeIf(CarrierCrew::isOver);
      checkHooks(now);
      poll(areHooksGone ? Mounting.POLLED : mounting.get());
    }
  }

  private static boolean isOver(Carrier carrier) {
    boolean isOver = !carrier.thread().isAlive();
    if (isOver) {
      Carriers.dismiss(carrier);
    }
    return isOver;
  }

  private void add(WatchedCarrier carrier) {
    carriers.add(carrier);
    hasAny = true;
  }

  /** It was held when mounts began to be measured, and is not any more. */
  private void replaceLooker(Thread thread, long now) {
    retire(carrier -> carrier.thread() == thread, now);
  }

  /** Lets those go that have ended. */
  void prune(long now) {
    retire(carrier -> carrier.hasEnded() || carrier.isForgotten(), now);
  }

  private void retire(Predicate<WatchedCarrier> which, long now) {
    for (Iterator<WatchedCarrier> each = carriers.iterator(); each.hasNext(); ) {
      WatchedCarrier carrier = each.next();
      if (which.test(carrier)) {
        each.remove();
        carrier.dismiss();
        retiring.accept(carrier, now);
      }
    }
  }

  /**
   * Another agent may undo what is woven: a virtual thread then runs on a carrier that says that it
   * runs none.
   */
  private void checkHooks(long now) {
    boolean isUncounted = carriers.stream().anyMatch(this::isUncounted);
    uncounted = isUncounted ? uncounted + 1 : 0;
    if (areHooksGone || uncounted < CERTAIN) {
      return;
    }
    areHooksGone = true;
    String text =
        "mounts of virtual threads are not measured any more, somebody has undone the weaving;"
            + " their carriers are polled instead: one that is held is told, a pin is not";
    desk.findings().event(new Notice(desk.clock().wall(), text));
    retire(carrier -> true, now);
  }

  private boolean isUncounted(WatchedCarrier carrier) {
    long number = carrier.number();
    return carrier.isMeasured()
        && (number & 1) == 0
        && hosts.mountedOn(carrier.thread()) != null
        && carrier.isStill(number);
  }

  /**
   * Looks for carriers that do not come by themselves: all of them where nothing is woven; where
   * that was just done, those whose present mount began before.
   */
  private void poll(Mounting seen) {
    isPolling = seen == Mounting.POLLED;
    boolean isOnce = seen == Mounting.MEASURED && !hasLookedBack;
    hasLookedBack |= isOnce;
    if (!isOnce && seen != Mounting.POLLED) {
      return;
    }
    for (Thread thread : CarrierThreads.find()) {
      boolean isNew = carriers.stream().noneMatch(known -> known.thread() == thread);
      if (isNew && watches.test(thread.getName())) {
        add(WatchedCarrier.polled(desk, thread, hosts));
      }
    }
  }
}
