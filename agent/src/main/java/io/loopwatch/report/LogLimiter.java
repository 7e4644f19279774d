// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Suppressed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * {@code log.limit} and {@code grace}: which reports the log tells in full.
 *
 * <p>A culprit is a kind of report at one place in the code, or on one loop where no place is
 * known. Of each, as many reports as the limit says are told in a period, which begins with the
 * first of them; the rest are counted. The two phases of one report count once, and whoever was
 * told the first is told the second. Memory is bounded: of more than {@value #MOST} culprits the
 * one that was quiet longest is forgotten, its count kept.
 *
 * <p>Used by one thread.
 */
final class LogLimiter {
  static final int MOST = 1_000;

  /**
   * What to do with one report.
   *
   * @param told whether to log it
   * @param first whether it is the first that is told under its id, and so has to carry the stack
   * @param suppressed reports of this culprit that were left out before and are told of now
   */
  record Verdict(boolean told, boolean first, long suppressed) {
    static final Verdict MUTE = new Verdict(false, false, 0);
    static final Verdict SECOND = new Verdict(true, false, 0);
  }

  private static final class Culprit {
    long periodStartNanos;
    int toldInPeriod;
    long suppressed;
    Instant firstSuppressed = Instant.EPOCH;
  }

  private final int limit;
  private final long periodNanos;
  private final long graceNanos;
  private final LongSupplier nanoTime;
  private final long startNanos;

  private final Map<String, Culprit> culprits = new Forgetful<>(this::forgotten);
  private final Map<String, Boolean> toldByReport = new Forgetful<>((report, told) -> {});
  private final Culprit others = new Culprit();

  /**
   * The time of grace begins now.
   *
   * @param limit full reports of one culprit in a period, 0 or more
   * @param periodNanos the period, more than 0
   * @param graceNanos no stall and no lag is told for this long, 0 for no grace
   * @param nanoTime a monotonic clock
   */
  LogLimiter(int limit, long periodNanos, long graceNanos, LongSupplier nanoTime) {
    this.limit = limit;
    this.periodNanos = periodNanos;
    this.graceNanos = graceNanos;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  Verdict admit(Stall stall) {
    String kind = stall.evidence().kind().label();
    StackTraceElement frame = stall.diagnosis().culprit();
    String culprit =
        frame == null
            ? kind + " on " + stall.evidence().loop().name()
            : kind + " at " + FrameText.place(frame);
    return admit("stall " + stall.evidence().id(), stall.evidence().phase(), culprit, stall.time());
  }

  Verdict admit(BlockingCall call) {
    StackTraceElement frame = call.culprit();
    // One culprit, whatever it waits in there.
    String kind = call.pin() == null ? call.operation() : "pin";
    String culprit =
        frame == null
            ? kind + " on " + call.evidence().loop().name()
            : kind + " at " + FrameText.place(frame);
    return admit("call " + call.evidence().id(), Phase.ENDED, culprit, call.time());
  }

  Verdict admit(Lag lag) {
    String kind = lag.isStarvation() ? "starvation of " : "lag of ";
    return admit("lag " + lag.id(), lag.phase(), kind + lag.loop().name(), lag.time());
  }

  /** What was left out and not told of yet, each culprit once; afterwards all counts are 0. */
  List<Suppressed> close() {
    List<Suppressed> all = new ArrayList<>();
    culprits.forEach((name, culprit) -> take(name, culprit, all));
    take("those of other culprits", others, all);
    return all;
  }

  private Verdict admit(String report, Phase phase, String name, Instant time) {
    long now = nanoTime.getAsLong();
    if (now - startNanos < graceNanos) {
      return Verdict.MUTE;
    }
    Boolean toldBefore = toldByReport.remove(report);
    if (toldBefore != null && phase == Phase.ENDED) {
      return toldBefore ? Verdict.SECOND : Verdict.MUTE;
    }
    Verdict verdict = count(culprits.computeIfAbsent(name, unused -> new Culprit()), time, now);
    if (phase == Phase.SEEN) {
      toldByReport.put(report, verdict.told());
    }
    return verdict;
  }

  private Verdict count(Culprit culprit, Instant time, long now) {
    if (culprit.toldInPeriod == 0 || now - culprit.periodStartNanos >= periodNanos) {
      culprit.periodStartNanos = now;
      culprit.toldInPeriod = 0;
    }
    if (culprit.toldInPeriod >= limit) {
      suppress(culprit, 1, time);
      return Verdict.MUTE;
    }
    culprit.toldInPeriod++;
    Verdict verdict = new Verdict(true, true, culprit.suppressed);
    culprit.suppressed = 0;
    return verdict;
  }

  private void forgotten(String name, Culprit culprit) {
    suppress(others, culprit.suppressed, culprit.firstSuppressed);
  }

  private static void suppress(Culprit culprit, long count, Instant time) {
    if (culprit.suppressed == 0) {
      culprit.firstSuppressed = time;
    }
    culprit.suppressed += count;
  }

  private static void take(String name, Culprit culprit, List<Suppressed> into) {
    if (culprit.suppressed > 0) {
      into.add(new Suppressed(culprit.firstSuppressed, name, culprit.suppressed));
      culprit.suppressed = 0;
    }
  }

  /** Keeps the entries that were used last. */
  private static final class Forgetful<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<String, V> onForget;

    Forgetful(BiConsumer<String, V> onForget) {
      super(16, 0.75f, true);
      this.onForget = onForget;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      if (size() <= MOST) {
        return false;
      }
      onForget.accept(eldest.getKey(), eldest.getValue());
      return true;
    }
  }
}
