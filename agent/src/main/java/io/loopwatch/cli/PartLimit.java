// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Run;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A part of each loop's time that is to be no larger than this.
 *
 * @param text as it was given
 * @param loops which
 * @param what the part
 * @param max 0 to 1
 */
record PartLimit(String text, CheckedLoops loops, Part what, double max) implements Limit {
  /** A part of a loop's time. */
  enum Part {
    /** That it was awake. */
    UTILIZATION("utilization", LoopRun::utilization),
    /** That a task would have waited longer than {@code lag.threshold}. */
    LATE("late", LoopRun::late);

    private final String label;
    private final ToDoubleFunction<LoopRun> of;

    Part(String label, ToDoubleFunction<LoopRun> of) {
      this.label = label;
      this.of = of;
    }

    String label() {
      return label;
    }
  }

  @Override
  public Verdict judge(Run run) throws UnusableException {
    List<LoopRun> worstFirst =
        loops.of(run, this, "a figure of that", loop -> !Double.isNaN(part(loop))).stream()
            .sorted(Comparator.comparingDouble(this::part).reversed())
            .toList();
    LoopNames names = new LoopNames(run.loops());
    List<LoopRun> over = worstFirst.stream().filter(loop -> part(loop) > max).toList();
    String all = FigureLimit.of(worstFirst.size());
    if (over.isEmpty()) {
      LoopRun worst = worstFirst.get(0);
      String most = Amounts.percent(part(worst)) + " on " + names.of(worst);
      return new Verdict(true, all + ", at most " + most, List.of());
    }
    return new Verdict(
        false,
        over.size() + " of " + all + " over " + Amounts.percent(max),
        over.stream().map(loop -> names.of(loop) + ": " + Amounts.percent(part(loop))).toList());
  }

  private double part(LoopRun loop) {
    return what.of.applyAsDouble(loop);
  }
}
