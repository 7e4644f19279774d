// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Counts;
import io.loopwatch.probe.LongRing;
import io.loopwatch.probe.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One carrier under watch. */
final class WatchedCarrier implements CallWatch.Source {
  /** Where mounts come faster, reading the clock for each would cost more than a hundredth. */
  private static final long FAST_NANOS = 5_000;

  /** How many then share a reading. */
  private static final int SHARED = 64;

  private final Mounts mounts;
  private final @Nullable Carrier slot;
  private final HoldWatch holds;
  private final HoldWatch.Hosts hosts;
  private final @Nullable CallWatch calls;
  private final int[][] mountsSeen = Counts.memory();
  private final LoopId loop;
  private final long sampleNanos;
  private long lookedNumber;
  private long lookedNanos;
  private boolean isFast;

  private WatchedCarrier(Desk desk, Mounts mounts, @Nullable Carrier slot, HoldWatch.Hosts hosts) {
    this.mounts = mounts;
    this.slot = slot;
    this.loop = new LoopId(mounts.carrier().getName(), LoopKind.CARRIER);
    this.hosts = hosts;
    this.sampleNanos = desk.limits().sampleNanos();
    this.holds = new HoldWatch(desk, mounts, loop, hosts);
    this.calls = slot == null ? null : new CallWatch(desk, slot.callRing(), this);
    this.lookedNanos = desk.clock().nanos();
  }

  /** One whose mounts are measured. */
  static WatchedCarrier of(Desk desk, Carrier slot, HoldWatch.Hosts hosts) {
    return new WatchedCarrier(desk, new WovenMounts(slot), slot, hosts);
  }

  /** One that can only be looked at. */
  static WatchedCarrier polled(Desk desk, Thread carrier, HoldWatch.Hosts hosts) {
    return new WatchedCarrier(desk, new PolledMounts(carrier, hosts::mountedOn), null, hosts);
  }

  /**
   * Looks at everything.
   *
   * @return when to look again at the latest, as an age from now in nanoseconds
   */
  long look(long now) {
    long number = mounts.number();
    drain();
    holds.closeIfLost(number, now);
    long next = holds.look(now);
    if (slot != null) {
      adapt(slot, number, now);
    }
    return isFast || slot == null ? Math.min(next, sampleNanos) : next;
  }

  /** Has every mount read the clock where that costs little, and few where they come fast. */
  private void adapt(Carrier measured, long number, long now) {
    long elapsed = now - lookedNanos;
    if (elapsed < sampleNanos / 2) {
      return;
    }
    long count = (number - lookedNumber) >>> 1;
    isFast = count > 0 && elapsed / count < FAST_NANOS;
    measured.measureEvery(isFast ? SHARED : 1);
    lookedNumber = number;
    lookedNanos = now;
  }

  private void drain() {
    if (slot == null || calls == null) {
      return;
    }
    for (LongRing ring = slot.longRing(); ring.hasNext(); ring.next()) {
      calls.take();
      holds.ended(ring, calls);
      calls.tell(ring.sequence());
    }
    calls.take();
    calls.tell();
  }

  /** The last look: tells what has ended since, and ends what is open. */
  void finish(long now) {
    drain();
    holds.close(now);
  }

  /** Adds the durations of mounts since the last call to {@code into}. */
  void addMounts(long[] into, long[] scratch) {
    if (slot != null && slot.mountCounts().take(mountsSeen, scratch) > 0) {
      for (int i = 0; i < into.length; i++) {
        into[i] += scratch[i];
      }
    }
  }

  /** Whether it counts its mounts itself. */
  boolean isMeasured() {
    return slot != null;
  }

  boolean hasEnded() {
    return !mounts.carrier().isAlive();
  }

  boolean isForgotten() {
    return slot != null && slot.isForgotten();
  }

  void dismiss() {
    if (slot != null) {
      Carriers.dismiss(slot);
    }
  }

  Thread thread() {
    return mounts.carrier();
  }

  /** How long it has been held, at least; −1 where it is not. */
  long heldNanos(long now) {
    return holds.heldNanos(now);
  }

  /** What holds it, where that was told. */
  Running running(long now) {
    return holds.running(now);
  }

  /** The number of the present mount, or of none. */
  long number() {
    return mounts.number();
  }

  boolean isStill(long number) {
    return mounts.isStill(number);
  }

  /** Mounts ended, ever. */
  long mountsEnded() {
    return mounts.number() >>> 1;
  }

  long mountedNanos(long now) {
    long present = Math.max(0, heldNanos(now));
    return slot == null ? present : slot.mountedNanos() + present;
  }

  long maxNanos() {
    return slot == null ? 0 : slot.maxNanos();
  }

  long stalls() {
    return holds.stalls();
  }

  /** Time over the threshold, of all those together, in nanoseconds. */
  long overNanos() {
    return holds.overNanos();
  }

  long lost() {
    return slot == null ? 0 : slot.longRing().lost() + slot.callRing().lost();
  }

  @Override
  public LoopId loop() {
    return loop;
  }

  @Override
  public Map<String, String> context(@Nullable Object context) {
    return context instanceof Work work ? hosts.describe(work) : Map.of();
  }

  @Override
  public long stallOf(long number) {
    return holds.stallOf(number);
  }
}
