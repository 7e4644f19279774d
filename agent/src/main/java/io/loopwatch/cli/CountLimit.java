// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.LoopNames;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Run;
import io.loopwatch.run.RunFile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something of which there are to be no more than so many, on all loops together.
 *
 * @param text as it was given
 * @param loops which; others than all only of stalls
 * @param what is counted
 * @param max so many are fine
 */
record CountLimit(String text, CheckedLoops loops, Counted what, long max) implements Limit {
  private static final int MOST_PLACES = 5;

  @Override
  public Verdict judge(Run run) throws UnusableException {
    requireEvents(run);
    return loops.pattern() == null ? ofAll(run) : ofSome(run);
  }

  /** Of none is nothing told: an empty log and an empty run look alike. */
  private void requireEvents(Run run) throws UnusableException {
    if (!run.hasEvents()) {
      throw unknown("no event log was given");
    }
    for (RunFile file : run.files()) {
      if (!file.isHistograms()) {
        String blind = file.entries() == 0 ? "" : Blindness.of(what, file);
        if (blind != null) {
          throw unknown(
              file.path() + (blind.isEmpty() ? " has no event" : " was written with " + blind));
        }
      }
    }
  }

  private UnusableException unknown(String why) {
    return new UnusableException("'" + text + "' cannot be checked: " + why);
  }

  private Verdict ofAll(Run run) {
    long count = what.of(run);
    if (count <= max) {
      return new Verdict(true, Long.toString(count), List.of());
    }
    Stream<String> details = what.places(run).stream().limit(MOST_PLACES);
    if (what == Counted.STALLS) {
      details = Stream.concat(details, stalled(run, run.loops()).stream());
    }
    return new Verdict(false, Long.toString(count), details.toList());
  }

  private Verdict ofSome(Run run) throws UnusableException {
    List<LoopRun> some = loops.of(run, this, "anything", loop -> true);
    long count = some.stream().mapToLong(LoopRun::stalls).sum();
    return new Verdict(
        count <= max, Long.toString(count), count <= max ? List.of() : stalled(run, some));
  }

  private static List<String> stalled(Run run, List<LoopRun> loops) {
    LoopNames names = new LoopNames(run.loops());
    return loops.stream()
        .filter(loop -> loop.stalls() > 0)
        .sorted(Comparator.comparingLong(LoopRun::stalls).reversed())
        .map(loop -> names.of(loop) + ": " + loop.stalls())
        .toList();
  }
}
