// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Pin;
import io.loopwatch.event.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of one stall why, in what and where, and what helps. Immutable. */
public final class Diagnoser {
  private static final int TOP_FRAMES = 5;

  private final Frames frames;
  private final Pins pins;
  private final Hints hints;

  /** Makes one that knows the application's code by {@code frames}. */
  public Diagnoser(Frames frames, Pins pins) {
    this.frames = frames;
    this.pins = pins;
    this.hints = new Hints(pins.java());
  }

  /** What the evidence says. Where it does not say a thing, that is unknown, not guessed. */
  public Diagnosis diagnose(Evidence evidence) {
    Frames known = frames.knowing(evidence.context());
    Windows windows = new Windows(evidence, telling(evidence.samples(), known));
    List<Window> cut = windows.cut();
    Division division = Division.of(cut, windows.unseenCalls(cut), windows.stolenNanos());
    Verdict verdict = Verdict.of(evidence, division, known);
    Sample sample = verdict.sample();
    List<StackTraceElement> stack = sample == null ? List.of() : sample.stack();
    Pin pin = sample == null ? null : pin(evidence, verdict, sample);
    return new Diagnosis(
        verdict.cause(),
        verdict.operation(),
        verdict.share(),
        verdict.culprit(),
        stack,
        sample != null && sample.late(),
        callback(evidence, stack),
        verdict.lock(),
        topFrames(evidence.samples()),
        pin,
        division.causes(),
        hints.of(Case.of(evidence, verdict, stack, pin)));
  }

  /** Late and in no code of theirs: the loop, already at its next poll. */
  private static List<Sample> telling(List<Sample> samples, Frames frames) {
    return samples.stream()
        .filter(sample -> !sample.late() || frames.culprit(sample.stack()) != null)
        .toList();
  }

  private @Nullable Pin pin(Evidence evidence, Verdict verdict, Sample sample) {
    boolean mayPin = evidence.loop().kind() == LoopKind.CARRIER && verdict.cause().isOfCode();
    return mayPin ? pins.of(sample) : null;
  }

  /**
   * The application's class where the stack shows one: the task's own is often the framework's
   * wrapper.
   */
  private static @Nullable String callback(Evidence evidence, List<StackTraceElement> stack) {
    String shown = Frames.callback(stack);
    return shown != null ? shown : evidence.callbackClass();
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
