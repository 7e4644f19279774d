// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.config.NamePattern;
import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Run;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The loops that a limit is for.
 *
 * @param pattern of names; null for all
 */
record CheckedLoops(@Nullable NamePattern pattern) {
  private static final int MOST_NAMED = 8;

  /**
   * Those of a run.
   *
   * @param limit for the message
   * @param what they must have, as {@code a lag}
   * @throws UnusableException where there is none
   */
  List<LoopRun> of(Run run, Limit limit, String what, Predicate<LoopRun> has)
      throws UnusableException {
    LoopNames names = new LoopNames(run.loops());
    List<LoopRun> fit = run.loops().stream().filter(loop -> fits(loop, names)).toList();
    List<LoopRun> checked = fit.stream().filter(has).toList();
    if (checked.isEmpty()) {
      String which =
          fit.isEmpty() && pattern != null
              ? "no loop is called " + pattern + named(run)
              : "of no such loop the files have " + what;
      throw new UnusableException("'" + limit.text() + "' cannot be checked: " + which);
    }
    return checked;
  }

  private boolean fits(LoopRun loop, LoopNames names) {
    NamePattern wanted = pattern;
    return wanted == null || wanted.matches(loop.name()) || wanted.matches(names.of(loop));
  }

  private static String named(Run run) {
    int count = run.loops().size();
    String first =
        run.loops().stream().limit(MOST_NAMED).map(LoopRun::name).collect(Collectors.joining(", "));
    return ", but " + first + (count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more" : "");
  }
}
