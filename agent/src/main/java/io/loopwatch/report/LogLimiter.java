// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.report.Pauses.Pause;
import io.loopwatch.report.Stories.Story;
import java.io.IOException;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code log.limit} and {@code grace}: which reports the log tells in full.
 *
 * <p>A culprit is a kind of report at one place in the code, or on one loop where no place is
 * known; of a pause, which is no code's, it is the cause, on all loops. {@link Quotas} says how
 * many of each are told. All phases of one report count once, and whoever was told the first is
 * told the others. What belongs to a stall that was told or counted is no report of its own: the
 * lag behind it, and a call that the stall blames; of a pause that stops several loops only one
 * stall, or one lag, is told.
 *
 * <p>Used by one thread.
 */
final class LogLimiter {
  /**
   * What to do with one report.
   *
   * @param told whether to log it
   * @param whole whether it has to carry the stack: it is the first that is told under its id, or
   *     blames another method than the one before
   * @param suppressed reports of this culprit that were left out before and are told of now
   * @param ofFlood whether it is a later phase of what was told as a flood
   */
  record Verdict(boolean told, boolean whole, long suppressed, boolean ofFlood) {
    static final Verdict MUTE = new Verdict(false, false, 0, false);
  }

  private final Quotas quotas;
  private final Stories stories = new Stories();
  private final Pauses pauses = new Pauses();
  private final long graceNanos;
  private final LongSupplier nanoTime;
  private final long startNanos;

  /**
   * The time of grace begins now.
   *
   * @param limit full reports of one culprit in a period, 0 or more
   * @param periodNanos the period, more than 0
   * @param graceNanos no stall and no lag is told for this long, 0 for no grace
   * @param nanoTime a monotonic clock
   */
  LogLimiter(int limit, long periodNanos, long graceNanos, LongSupplier nanoTime) {
    this.quotas = new Quotas(limit, periodNanos);
    this.graceNanos = graceNanos;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  Verdict admit(Stall stall) {
    if (isGrace()) {
      return Verdict.MUTE;
    }
    Evidence evidence = stall.evidence();
    Pause pause = pause(stall);
    Story story = stories.of(evidence.id());
    if (story != null && (pause != null || !story.isMutedAsPause)) {
      Verdict verdict = later(story, evidence.phase(), stall.diagnosis().culprit());
      if (verdict.told() && pause != null) {
        pauses.told(pause);
      }
      return verdict;
    }
    return pause == null ? first(stall) : first(pause);
  }

  private static @Nullable Pause pause(Stall stall) {
    Evidence evidence = stall.evidence();
    Cause cause = stall.diagnosis().cause();
    return cause.isOfCode()
        ? null
        : new Pause(cause, evidence.id(), stall.time(), evidence.durationNanos());
  }

  private Verdict first(Stall stall) {
    Evidence evidence = stall.evidence();
    StackTraceElement frame = stall.diagnosis().culprit();
    String name = name(evidence.kind().label(), frame, evidence.loop().name());
    return first(evidence.id(), name, stall.time(), frame, false);
  }

  /** Whoever was stopped by it, one is told. */
  private Verdict first(Pause pause) {
    String name = "pause by " + pause.cause().label();
    if (pauses.isTold(pause)) {
      quotas.leaveOut(name, pause.from(), nanoTime.getAsLong());
      stories.put(pause.id(), Story.mutedAsPause());
      return Verdict.MUTE;
    }
    Verdict verdict = first(pause.id(), name, pause.from(), null, false);
    if (verdict.told()) {
      pauses.told(pause);
    } else {
      stories.put(pause.id(), Story.mutedAsPause());
    }
    return verdict;
  }

  private static String name(String kind, @Nullable StackTraceElement frame, String loop) {
    return frame == null ? kind + " on " + loop : kind + " at " + FrameText.place(frame);
  }

  /** One that the stall behind it tells of, with the method that it blames, is no report. */
  Verdict admit(BlockingCall call) {
    StackTraceElement frame = call.culprit();
    Story stall = stories.of(call.evidence().stallId());
    if (isGrace() || (stall != null && Stories.isSameMethod(frame, stall.blamed))) {
      return Verdict.MUTE;
    }
    // One culprit, whatever it waits in there.
    String kind = call.pin() == null ? call.operation() : "pin";
    String name = name(kind, frame, call.evidence().loop().name());
    return count(name, call.time());
  }

  /** One that is behind a stall is that stall's effect, but for carriers that are all held. */
  Verdict admit(Lag lag) {
    if (isGrace()) {
      return Verdict.MUTE;
    }
    Story story = stories.of(lag.id());
    if (story != null && (lag.phase() != Phase.SEEN || story.seenIsTold)) {
      return later(story, lag.phase(), null);
    }
    if (!lag.isStarvation() && stories.of(lag.stallId()) != null) {
      return Verdict.MUTE;
    }
    Cause pause = lag.pause();
    if (pause != null && !lag.isStarvation()) {
      return first(new Pause(pause, lag.id(), lag.time(), lag.durationNanos()));
    }
    String kind = lag.isStarvation() ? "starvation of " : "lag of ";
    return first(lag.id(), kind + lag.loop().name(), lag.time(), null, false);
  }

  Verdict admit(Flood flood) {
    if (isGrace()) {
      return Verdict.MUTE;
    }
    String name =
        flood.waiting().isEmpty()
            ? "flood on " + flood.loop().name()
            : "flood of " + flood.waiting().get(0).task();
    return first(flood.id(), name, flood.time(), null, true);
  }

  Verdict admit(Dropped dropped) {
    if (isGrace()) {
      return Verdict.MUTE;
    }
    String name = name("dropped failure", dropped.culprit(), dropped.loop().name());
    return count(name, dropped.time());
  }

  /** What was admitted just now could not be told: its count is to be told later. */
  void takeBack(Verdict verdict) {
    quotas.takeBack(verdict.suppressed());
  }

  /** Tells the counts whose period is over and that no report has told. */
  void tellDue(Quotas.Teller teller) throws IOException {
    quotas.tellDue(nanoTime.getAsLong(), teller);
  }

  /** Until {@link #tellDue} has something to do. */
  long waitNanos() {
    return quotas.waitNanos(nanoTime.getAsLong());
  }

  /** Tells what was left out and not told of yet; afterwards all counts are 0. */
  void tellAll(Quotas.Teller teller) throws IOException {
    quotas.tellAll(teller);
  }

  /** Reports that were left out so far. */
  long leftOut() {
    return quotas.leftOut();
  }

  private boolean isGrace() {
    return nanoTime.getAsLong() - startNanos < graceNanos;
  }

  private Verdict first(
      long id, String name, Instant time, @Nullable StackTraceElement frame, boolean isFlood) {
    Verdict verdict = count(name, time);
    stories.put(id, new Story(verdict.told(), isFlood, frame));
    return verdict;
  }

  private Verdict count(String name, Instant time) {
    long before = quotas.admit(name, time, nanoTime.getAsLong());
    return before == Quotas.LEFT_OUT ? Verdict.MUTE : new Verdict(true, true, before, false);
  }

  private static Verdict later(Story story, Phase phase, @Nullable StackTraceElement frame) {
    if (story.seenIsTold && phase == Phase.SEEN) {
      story.seenIsTold = false;
      return Verdict.MUTE;
    }
    boolean isNews = story.isNews(frame);
    if (frame != null) {
      story.blamed = frame;
    }
    return story.told ? new Verdict(true, isNews, 0, story.ofFlood) : Verdict.MUTE;
  }
}
