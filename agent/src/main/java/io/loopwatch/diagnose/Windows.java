// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stall into what each sample stands for and what none does, each with its figures. Samples
 * of which it is not known what they stand for share the stall.
 */
final class Windows {
  private static final Sample UNSEEN = new Sample(List.of(), Thread.State.RUNNABLE, null, true);

  private final Evidence evidence;
  private final List<Sample> samples;
  private final long shareNanos;
  private final Usage unsampled;
  private final boolean hasFigures;

  /** Of the samples that are evidence. */
  Windows(Evidence evidence, List<Sample> samples) {
    this.evidence = evidence;
    boolean isWeighed = samples.stream().anyMatch(sample -> sample.sinceNanos() > 0);
    this.samples = isWeighed ? Overflow.movedBack(samples) : samples;
    this.shareNanos =
        isWeighed || samples.isEmpty() ? 0 : Math.max(1, evidence.durationNanos() / samples.size());
    this.unsampled = Usages.without(evidence.usage(), samples);
    this.hasFigures = samples.stream().anyMatch(sample -> sample.usage().observedNanos() > 0);
  }

  /** In order; the part that no sample stands for last. */
  List<Window> cut() {
    List<Window> windows = new ArrayList<>();
    for (Sample sample : samples) {
      windows.add(new Window(sample, nanos(sample), usage(sample), true, 0));
    }
    long rest = evidence.durationNanos() - nanos(windows);
    if (rest > 0) {
      long called = Math.min(rest, unseenCalls(windows));
      windows.add(new Window(UNSEEN, rest, Usages.over(rest, unsampled), false, called));
    }
    return windows;
  }

  /** What the woven calls took in windows in which nobody saw the thread wait, in nanoseconds. */
  long unseenCalls(List<Window> windows) {
    long calls = 0;
    for (BlockingSum sum : evidence.blocking()) {
      calls += sum.totalNanos();
    }
    return Math.max(0, calls - nanos(windows.stream().filter(Window::isWaiting).toList()));
  }

  /** What the host may have taken of it while it was observed, in nanoseconds. */
  long stolenNanos() {
    return evidence.usage().stolenNanos();
  }

  private long nanos(Sample sample) {
    return shareNanos == 0 ? sample.sinceNanos() : shareNanos;
  }

  private static long nanos(List<Window> windows) {
    return windows.stream().mapToLong(Window::nanos).sum();
  }

  private Usage usage(Sample sample) {
    if (sample.usage().observedNanos() > 0) {
      // What was observed of a wait is no guide to what came before it.
      return Waits.isAny(sample) ? sample.usage() : lengthened(sample.usage(), nanos(sample));
    }
    return Usages.withPauses(sample.usage(), hasFigures ? like(sample) : shared(sample));
  }

  /** As if what came before had been like what was observed, but for the pauses in it. */
  private static Usage lengthened(Usage observed, long nanos) {
    double running = (double) Usages.unpaused(observed, nanos) / observed.observedNanos();
    return Usages.part(observed, 1, Math.max(1, running));
  }

  /**
   * What came before the first figures is taken to have been like what came after, if the thread
   * ran.
   */
  private Usage like(Sample sample) {
    Usage running = Usage.NONE;
    for (Sample other : samples) {
      if (other.usage().observedNanos() > 0 && !Waits.isAny(other)) {
        running = Usages.plus(running, Usages.unpaused(other.usage()));
      }
    }
    long unpaused = Usages.unpaused(sample.usage(), nanos(sample));
    return Usages.over(Waits.isAny(sample) ? 0 : unpaused, running);
  }

  /** Where no sample has figures of its own, each has its part of the stall's. */
  private Usage shared(Sample sample) {
    long all = 0;
    long running = 0;
    for (Sample other : samples) {
      all += nanos(other);
      running += Waits.isAny(other) ? 0 : nanos(other);
    }
    Usage whole = Usages.over(all, unsampled);
    long nanos = nanos(sample);
    return Usages.part(whole, ratio(nanos, all), Waits.isAny(sample) ? 0 : ratio(nanos, running));
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
