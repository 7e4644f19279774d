// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stall that lasts: its number, its samples, and what the thread and the collector have used
 * since it was noticed.
 */
final class OpenReport {
  /**
   * From here on samples come twice as far apart each time: 100 of them already tell a share to the
   * percent.
   */
  private static final int DENSE_SAMPLES = 100;

  final long sequence;
  final long beganNanos;
  final List<Sample> samples = new ArrayList<>();
  int waitingTasks = -1;
  boolean told;
  boolean isMissing;

  private final @Nullable Usage usage;
  private long id;
  private long cpuNanos = -1;
  private long gcNanos = -1;
  private long observedNanos;
  private long nextSampleNanos;
  private long lastLookNanos;
  private @Nullable Instant time;
  private long gapNanos;

  private OpenReport(long sequence, long beganNanos, @Nullable Usage usage) {
    this.sequence = sequence;
    this.beganNanos = beganNanos;
    this.usage = usage;
  }

  /** One that is noticed while it lasts. */
  OpenReport(long sequence, long beganNanos, Thread thread, Sampler sampler, long now) {
    this(sequence, beganNanos, thread, sampler, progress -> sampler.sample(thread, progress), now);
  }

  /** The same of a thread whose stack is another's: that of a carrier. */
  OpenReport(
      long sequence, long beganNanos, Thread thread, Sampler sampler, Stack stack, long now) {
    this(sequence, beganNanos, new Usage(sampler, thread, stack, now));
    this.nextSampleNanos = now;
  }

  /** Takes a sample, or null where it may be of something else. */
  interface Stack {
    @Nullable Sample take(LongSupplier progress);
  }

  /** One that was over before the watchdog looked: there is nothing but its duration. */
  static OpenReport unseen(long sequence, long beganNanos) {
    return new OpenReport(sequence, beganNanos, null);
  }

  /** Its number, which it gets when it is first told: most that are noticed never are. */
  long id(Ids ids) {
    if (id == 0) {
      id = ids.next();
    }
    return id;
  }

  /** What thread and collector had used when the stall was noticed. */
  private static final class Usage {
    final Sampler sampler;
    final Thread thread;
    final Stack stack;
    final long sinceNanos;
    final long cpuNanos;
    final long gcNanos;

    Usage(Sampler sampler, Thread thread, Stack stack, long now) {
      this.sampler = sampler;
      this.thread = thread;
      this.stack = stack;
      this.sinceNanos = now;
      this.cpuNanos = sampler.figures().cpuNanos(thread);
      this.gcNanos = sampler.figures().gcNanos();
    }
  }

  /**
   * Takes a sample where one is due.
   *
   * @param progress how far the loop has gone since: 0 where the same callback runs, 1 where it has
   *     ended and no other has begun (its stack is marked late), more where the stack may be
   *     another's (it is thrown away)
   */
  void look(long now, long everyNanos, LongSupplier progress) {
    if (usage == null || now - nextSampleNanos < 0) {
      return;
    }
    Sample sample = usage.stack.take(progress);
    if (sample != null && (!sample.late() || samples.isEmpty())) {
      samples.add(sample);
    }
    gapNanos = samples.size() <= DENSE_SAMPLES ? everyNanos : gapNanos * 2;
    nextSampleNanos = now + gapNanos;
    lastLookNanos = now;
    observe(usage, now);
  }

  /** The last look at it, in the clock of the slots. */
  long lastLookNanos() {
    return lastLookNanos;
  }

  /** When it began: the same in both its reports, though the wall clock be set in between. */
  Instant time(Clock clock) {
    Instant known = time;
    if (known == null) {
      known = clock.wallAt(beganNanos);
      time = known;
    }
    return known;
  }

  private void observe(Usage since, long now) {
    long cpu = since.sampler.figures().cpuNanos(since.thread);
    cpuNanos = cpu < 0 || since.cpuNanos < 0 ? -1 : cpu - since.cpuNanos;
    gcNanos = since.sampler.figures().gcNanos() - since.gcNanos;
    observedNanos = now - since.sinceNanos;
  }

  /** What is known of one that was over before the watchdog looked. */
  void observed(long gc, long nanos) {
    gcNanos = gc;
    observedNanos = nanos;
  }

  long cpuNanos() {
    return cpuNanos;
  }

  long gcNanos() {
    return gcNanos;
  }

  long observedNanos() {
    return observedNanos;
  }
}
