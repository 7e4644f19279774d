// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.LoopState;
import io.loopwatch.report.FrameText;
import io.loopwatch.report.StateText;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What loops do at this moment, with all counts and with culprits. Any thread may ask. */
final class LiveFigures {
  private final States states;
  private final Function<String, List<LoopState>> stacks;
  private final Frames frames;
  private final LongSupplier threshold;

  /**
   * Asks nobody yet.
   *
   * @param states with counts
   * @param stacks gives the loops of one name with the stacks of what they run, as of now
   * @param frames knows whose code a frame is
   * @param threshold a callback this long is a stall
   */
  LiveFigures(
      States states,
      Function<String, List<LoopState>> stacks,
      Frames frames,
      LongSupplier threshold) {
    this.states = states;
    this.stacks = stacks;
    this.frames = frames;
    this.threshold = threshold;
  }

  /** Those of all loops. */
  LoopFigures[] all() {
    return states.get().values().stream().map(this::figures).toArray(LoopFigures[]::new);
  }

  /**
   * Those of one.
   *
   * @throws IllegalStateException where it has ended
   */
  LoopFigures of(String loop) {
    return figures(states.get(loop));
  }

  /**
   * For people: what it has done and does now, with the stack of what it runs.
   *
   * @throws IllegalStateException where it has ended
   */
  String stack(String loop) {
    List<LoopState> found = stacks.apply(loop);
    return StateText.of(found.isEmpty() ? List.of(states.get(loop)) : found);
  }

  private LoopFigures figures(LoopState state) {
    boolean isLong = state.runningNanos() >= threshold.getAsLong();
    return new LoopFigures(state, isLong ? culprit(state) : "");
  }

  /** Of a stack that is nobody's own, a library's frame; of the JDK's alone, the innermost. */
  private String culprit(LoopState state) {
    List<StackTraceElement> stack = state.stack();
    if (stack.isEmpty()) {
      return "";
    }
    StackTraceElement own = frames.own(stack, state.context());
    StackTraceElement nearest = own == null ? frames.culprit(stack) : own;
    return FrameText.place(nearest == null ? stack.get(0) : nearest);
  }
}
