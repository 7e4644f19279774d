// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of one stall why, in what and where. Immutable. */
public final class Diagnoser {
  private static final int TOP_FRAMES = 5;
  private static final double MOST = 0.5;

  private final Frames frames;
  private final Pins pins;

  /** Makes one that knows the application's code by {@code frames}. */
  public Diagnoser(Frames frames, Pins pins) {
    this.frames = frames;
    this.pins = pins;
  }

  /**
   * What the evidence says. Where no sample tells, its sums of blocking calls may; else nothing is
   * known.
   */
  public Diagnosis diagnose(Evidence evidence) {
    List<View> views = views(evidence);
    View telling = mostTelling(views);
    if (telling == null) {
      return unsampled(evidence);
    }
    Sample sample = telling.sample;
    BlockingSum calls = telling.cause == Cause.UNKNOWN ? mostOf(evidence) : null;
    return new Diagnosis(
        calls == null ? telling.cause : Cause.BLOCKING,
        calls == null ? telling.operation : calls.operation().name(),
        (double) count(views, telling) / views.size(),
        telling.culprit,
        sample.stack(),
        sample.late(),
        callback(evidence, sample),
        sample.lock(),
        topFrames(evidence.samples()),
        evidence.loop().kind() == LoopKind.CARRIER ? pins.of(sample) : null);
  }

  private static Diagnosis unsampled(Evidence evidence) {
    BlockingSum calls = mostOf(evidence);
    Cause other = isMostly(evidence.gcNanos(), evidence.observedNanos()) ? Cause.GC : Cause.UNKNOWN;
    return new Diagnosis(
        calls == null ? other : Cause.BLOCKING,
        calls == null ? null : calls.operation().name(),
        0,
        null,
        List.of(),
        false,
        evidence.callbackClass(),
        null,
        List.of());
  }

  /** The longest sum, where the callback has blocked for most of its time; else null. */
  private static @Nullable BlockingSum mostOf(Evidence evidence) {
    BlockingSum longest = null;
    long total = 0;
    for (BlockingSum sum : evidence.blocking()) {
      total += sum.totalNanos();
      longest = longest == null || sum.totalNanos() > longest.totalNanos() ? sum : longest;
    }
    return isMostly(total, evidence.durationNanos()) ? longest : null;
  }

  /**
   * The application's class where the stack shows one: the task's own is often the framework's
   * wrapper.
   */
  private static @Nullable String callback(Evidence evidence, Sample sample) {
    String shown = Frames.callback(sample.stack());
    return shown != null ? shown : evidence.callbackClass();
  }

  /** One sample, and what it says. */
  private record View(
      Sample sample, Cause cause, @Nullable String operation, @Nullable StackTraceElement culprit) {
    boolean saysTheSame(View other) {
      return cause == other.cause
          && java.util.Objects.equals(operation, other.operation)
          && sameMethod(culprit, other.culprit);
    }

    private static boolean sameMethod(
        @Nullable StackTraceElement one, @Nullable StackTraceElement other) {
      return one == null || other == null
          ? one == other
          : one.getClassName().equals(other.getClassName())
              && one.getMethodName().equals(other.getMethodName());
    }
  }

  private List<View> views(Evidence evidence) {
    List<View> views = new ArrayList<>(evidence.samples().size());
    for (Sample sample : evidence.samples()) {
      Cause cause = cause(evidence, sample);
      StackTraceElement culprit = frames.culprit(blamed(cause, sample));
      if (culprit != null
          || !sample.late()) { // late and in no code of theirs: the loop, already at its next poll
        views.add(new View(sample, cause, operation(cause, sample), culprit));
      }
    }
    return views;
  }

  /** Who needs a class is to blame for its loading, and no loader between. */
  private static List<StackTraceElement> blamed(Cause cause, Sample sample) {
    return cause == Cause.CLASS_LOADING ? Loading.needed(sample.stack()) : sample.stack();
  }

  /** What is done to load a class, that is waiting or computing, is for the class's sake. */
  private static Cause cause(Evidence evidence, Sample sample) {
    if (Waits.isForInitialisation(sample)) {
      return Cause.CLASS_LOADING;
    }
    Cause cause = withoutLoading(evidence, sample);
    return cause != Cause.GC && Loading.isInnermost(sample.stack()) ? Cause.CLASS_LOADING : cause;
  }

  /**
   * In order of how sure the evidence is: a lock has an owner, a wait has a state, CPU and GC have
   * figures.
   */
  private static Cause withoutLoading(Evidence evidence, Sample sample) {
    if (Waits.isForLock(sample)) {
      return Cause.LOCK;
    }
    if (Waits.isBlocked(sample)) {
      return Cause.BLOCKING;
    }
    if (isMostly(evidence.gcNanos(), evidence.observedNanos())) {
      return Cause.GC;
    }
    if (isMostly(evidence.cpuNanos(), evidence.observedNanos())) {
      return Cause.CPU;
    }
    return sample.inNative() ? Cause.NATIVE : Cause.UNKNOWN;
  }

  private static boolean isMostly(long part, long whole) {
    return whole > 0 && part >= whole * MOST;
  }

  private static @Nullable String operation(Cause cause, Sample sample) {
    return switch (cause) {
      case LOCK ->
          sample.state() == Thread.State.BLOCKED
              ? "synchronized"
              : Frames.operation(sample.stack());
      case BLOCKING -> Frames.operation(sample.stack());
      case CLASS_LOADING -> loading(sample);
      case NATIVE -> Frames.nativeMethod(sample.stack());
      default -> null;
    };
  }

  private static @Nullable String loading(Sample sample) {
    HeldLock lock = sample.lock();
    return lock != null && lock.initialising() != null
        ? "initialisation of " + lock.initialising()
        : Frames.operation(sample.stack());
  }

  /** The view that most samples share; a stack that is not late before one that is. */
  private static @Nullable View mostTelling(List<View> views) {
    View best = null;
    int most = 0;
    for (View view : views) {
      int count = count(views, view);
      if (best == null || count > most || count == most && best.sample.late()) {
        best = view;
        most = count;
      }
    }
    return best;
  }

  private static int count(List<View> views, View like) {
    int count = 0;
    for (View view : views) {
      count += view.saysTheSame(like) ? 1 : 0;
    }
    return count;
  }

  private static List<FrameCount> topFrames(List<Sample> samples) {
    Map<StackTraceElement, Integer> counts = new LinkedHashMap<>();
    for (Sample sample : samples) {
      if (!sample.stack().isEmpty()) {
        counts.merge(sample.stack().get(0), 1, Integer::sum);
      }
    }
    List<FrameCount> top = new ArrayList<>();
    counts.forEach((frame, count) -> top.add(new FrameCount(frame, count)));
    top.sort((one, other) -> Integer.compare(other.count(), one.count()));
    return top.subList(0, Math.min(TOP_FRAMES, top.size()));
  }
}
