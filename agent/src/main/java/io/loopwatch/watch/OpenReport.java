// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stall that lasts: its number, its samples, and what the thread, the collector and the system
 * have used since it was noticed.
 */
final class OpenReport {
  /**
   * From here on samples come twice as far apart each time: 100 of them already tell a share to the
   * percent.
   */
  private static final int DENSE_SAMPLES = 100;

  /** It is told again each time that it lasts this many times as long. */
  private static final int BACK_OFF = 2;

  /**
   * Stacks are taken in microseconds: who took longer did not get a processor, or the thread none.
   */
  private static final long LONG_NANOS = 5_000_000;

  final long sequence;
  final long beganNanos;
  final List<Sample> samples = new ArrayList<>();
  int waitingTasks = -1;
  boolean told;
  boolean isMissing;

  private final Meter meter;
  private final @Nullable Seen seen;
  private long id;
  private long nextSampleNanos;
  private long lastLookNanos;
  private long nextToldNanos;
  private long gapNanos;
  private double delayNanos;
  private @Nullable Instant time;

  /** Takes a sample, or null where it may be of something else. */
  interface Stack {
    @Nullable Sample take(LongSupplier progress);
  }

  /** What was read of a stall that was noticed. */
  private static final class Seen {
    final Thread thread;
    final Stack stack;
    final Meter.Reading first;
    Meter.Reading last;
    long sampledNanos;
    @Nullable HeldLock lock;
    long lockSeenNanos;

    Seen(Thread thread, Stack stack, Meter.Reading first, long beganNanos) {
      this.thread = thread;
      this.stack = stack;
      this.first = first;
      this.last = first;
      this.sampledNanos = beganNanos;
    }
  }

  private OpenReport(Meter meter, long sequence, long beganNanos, @Nullable Seen seen) {
    this.meter = meter;
    this.sequence = sequence;
    this.beganNanos = beganNanos;
    this.lastLookNanos = beganNanos;
    this.seen = seen;
  }

  /**
   * One that is noticed while it lasts.
   *
   * @param thread who uses CPU time
   * @param stack takes the stacks, of a carrier those of another thread
   */
  static OpenReport noticed(
      Meter meter, long sequence, long beganNanos, Thread thread, Stack stack, long now) {
    Seen seen = new Seen(thread, stack, meter.read(thread, now), beganNanos);
    return new OpenReport(meter, sequence, beganNanos, seen);
  }

  /** One that was over before the watchdog looked: there is little but its duration. */
  static OpenReport unseen(Meter meter, long sequence, long beganNanos) {
    return new OpenReport(meter, sequence, beganNanos, null);
  }

  /** Its number, which it gets when it is first told: most that are noticed never are. */
  long id(Ids ids) {
    if (id == 0) {
      id = ids.next();
    }
    return id;
  }

  /**
   * Takes a sample where one is due.
   *
   * @param everyNanos how far apart they are for now
   * @param waiting tasks that wait behind it; negative where unknown
   * @param progress how far the loop has gone since: 0 where the same callback runs, 1 where it has
   *     ended and no other has begun (its stack is marked late), more where the stack may be
   *     another's (it is thrown away)
   */
  void look(long now, long everyNanos, int waiting, LongSupplier progress) {
    if (seen == null || now - nextSampleNanos < 0 && nextSampleNanos != 0) {
      return;
    }
    delay(waiting, now);
    long asked = System.nanoTime();
    Sample sample = seen.stack.take(progress);
    long took = System.nanoTime() - asked;
    waited(seen, took);
    if (sample != null && (!sample.late() || samples.isEmpty())) {
      boolean isOfThen = took >= LONG_NANOS && !sample.late();
      keep(seen, sample, isOfThen ? now + took : now);
    }
    gapNanos = samples.size() <= DENSE_SAMPLES ? everyNanos : gapNanos * 2;
    nextSampleNanos = now + gapNanos;
    lastLookNanos = now;
  }

  /**
   * A thread that computes may be slow to let itself be looked at; one that does not stands still.
   */
  private void waited(Seen of, long nanos) {
    if (nanos >= LONG_NANOS) {
      meter.pauses().waited(Math.min(nanos, meter.cpuSince(of.thread, of.last)));
    }
  }

  /** Tasks come one by one: between two looks there were, on average, half as many more. */
  private void delay(int waiting, long now) {
    double before = Math.max(0, waitingTasks);
    delayNanos += (before + Math.max(0, waiting)) / 2 * (now - lastLookNanos);
    waitingTasks = waiting;
  }

  private void keep(Seen of, Sample sample, long now) {
    Meter.Reading reading = meter.read(of.thread, now);
    Usage usage = meter.usage(of.last, reading, of.sampledNanos, now);
    samples.add(sample.standingFor(now - of.sampledNanos, usage, held(of, sample.lock(), now)));
    of.last = reading;
    of.sampledNanos = now;
    spreadWaits();
  }

  /** Of a wait for a processor that is longer than its sample's time, the rest was before it. */
  private void spreadWaits() {
    long over = 0;
    for (int i = samples.size() - 1; i >= 0; i--) {
      Sample sample = samples.get(i);
      Usage usage = sample.usage();
      if (usage.queuedNanos() < 0) {
        return;
      }
      long all = usage.queuedNanos() + over;
      long own = Math.min(all, Math.max(0, sample.sinceNanos() - Math.max(0, usage.cpuNanos())));
      if (own != usage.queuedNanos()) {
        samples.set(i, sample.standingFor(sample.sinceNanos(), usage.queued(own), sample.lock()));
      }
      over = all - own;
      if (over == 0) {
        return;
      }
    }
  }

  /** The lock, with how long it was seen to be held by its owner. */
  private static @Nullable HeldLock held(Seen of, @Nullable HeldLock lock, long now) {
    if (lock == null || !lock.isSame(of.lock)) {
      of.lock = lock;
      of.lockSeenNanos = now;
      return lock;
    }
    return lock.held(now - of.lockSeenNanos);
  }

  /**
   * What is to be told at that age, which is at least the threshold; null for nothing. Marks it as
   * told.
   */
  @Nullable Phase due(long ageNanos, long thresholdNanos) {
    if (told && ageNanos < nextToldNanos) {
      return null;
    }
    Phase phase = told ? Phase.LASTS : Phase.SEEN;
    told = true;
    nextToldNanos = Math.max(nextToldNanos, thresholdNanos);
    while (nextToldNanos <= ageNanos) {
      nextToldNanos *= BACK_OFF;
    }
    return phase;
  }

  /**
   * Reads for the last time. Between its end and this the thread may have computed something else,
   * so of its CPU time since the last sample only what it cannot have used later is the stall's.
   */
  void ended(long endNanos, long now) {
    if (seen != null && endNanos - seen.last.nanos() > 0) {
      seen.last = meter.read(seen.thread, now).at(endNanos, seen.last);
    }
  }

  /**
   * Where nobody has looked at it while it ran, takes what else is known of it for samples. One
   * look that came too late says less than calls that took most of the time.
   */
  void fillIn(Supplier<List<Sample>> others) {
    if (samples.stream().allMatch(Sample::late)) {
      List<Sample> known = others.get();
      if (samples.isEmpty() || nanos(known) > nanos(samples) / 2) {
        samples.clear();
        samples.addAll(known);
      }
    }
  }

  /** The stack that was taken last while it ran; empty where none was. */
  List<StackTraceElement> lastStack() {
    Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
    return last == null || last.late() ? List.of() : last.stack();
  }

  private static long nanos(List<Sample> samples) {
    return samples.stream().mapToLong(Sample::sinceNanos).sum();
  }

  /** The last look at it, in the clock of the slots. */
  long lastLookNanos() {
    return lastLookNanos;
  }

  /** When it began: the same in all its reports, though the wall clock be set in between. */
  Instant time(Clock clock) {
    Instant known = time;
    if (known == null) {
      known = clock.wallAt(beganNanos);
      time = known;
    }
    return known;
  }

  /** What the tasks behind it have waited together; −1 where unknown. */
  long delayNanos() {
    return waitingTasks < 0 ? -1 : (long) delayNanos;
  }

  /** Where the time went from its beginning up to then. */
  Usage usage(long endNanos) {
    if (seen == null) {
      return meter.unseen(beganNanos, endNanos);
    }
    Usage usage = meter.usage(seen.first, seen.last, beganNanos, endNanos);
    return usage.queued(Math.min(usage.queuedNanos(), usage.observedNanos()));
  }
}
