// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a stall's time divides among causes: time, not samples, for a sample may stand for more of it
 * than another. Immutable.
 *
 * @param slices all of the time, in order
 */
record Division(List<Slice> slices) {
  /** So large a part of the time makes pauses long. */
  private static final int PAUSED = 4;

  Division {
    slices = List.copyOf(slices);
  }

  /**
   * Divides.
   *
   * @param calledNanos what the woven calls that block took of the windows in which nobody saw the
   *     thread wait
   * @param stolenNanos what the host may have taken of all of them
   */
  static Division of(List<Window> windows, long calledNanos, long stolenNanos) {
    List<Slice> slices = new ArrayList<>();
    long called = calledNanos;
    for (Window window : windows) {
      divide(window, slices);
      called -= window.calledNanos();
    }
    List<Slice> known = explained(slices, Cause.BLOCKING, Math.max(0, called), any -> true);
    for (Detector pause : Detector.PAUSES) {
      known = explained(known, pause.cause(), unplaced(pause, windows, known), any -> true);
    }
    known = explained(known, Cause.DESCHEDULED, stolenNanos, Window::wasInJava);
    return new Division(eliminated(known));
  }

  private static void divide(Window window, List<Slice> into) {
    long left = window.nanos();
    for (Detector detector : Detector.values()) {
      long part = detector.partOf(window, left);
      if (part > 0) {
        into.add(new Slice(window, detector.cause(), part));
        left -= part;
      }
    }
  }

  /**
   * A pause is told when it is over: it may be counted in a window that is too short for it, and be
   * missing in the one before. Those of windows in which the thread waited explain nothing.
   */
  private static long unplaced(Detector pause, List<Window> windows, List<Slice> slices) {
    long unplaced = 0;
    for (Window window : windows) {
      unplaced += window.isWaiting() ? 0 : pause.figure(window);
    }
    for (Slice slice : slices) {
      boolean isPlaced = slice.cause() == pause.cause() && !slice.window().isWaiting();
      unplaced -= isPlaced ? slice.nanos() : 0;
    }
    return Math.max(0, unplaced);
  }

  /** What no sample met is in the time of which the samples know nothing. */
  private static List<Slice> explained(
      List<Slice> slices, Cause cause, long nanos, Predicate<Window> where) {
    List<Slice> explained = new ArrayList<>(slices.size());
    long left = nanos;
    for (Slice slice : slices) {
      boolean isHere = slice.cause() == Cause.UNKNOWN && where.test(slice.window());
      long part = isHere ? Math.min(left, slice.nanos()) : 0;
      addIfAny(slice.with(cause, part), explained);
      addIfAny(slice.with(slice.cause(), slice.nanos() - part), explained);
      left -= part;
    }
    return explained;
  }

  private static void addIfAny(Slice slice, List<Slice> to) {
    if (slice.nanos() > 0) {
      to.add(slice);
    }
  }

  private static List<Slice> eliminated(List<Slice> slices) {
    List<Slice> eliminated = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      boolean isQueued = slice.cause() == Cause.UNKNOWN && slice.window().leavesOnlyTheQueue();
      eliminated.add(isQueued ? slice.with(Cause.DESCHEDULED, slice.nanos()) : slice);
    }
    return eliminated;
  }

  /** What is of one cause. */
  List<Slice> of(Cause cause) {
    return slices.stream().filter(slice -> slice.cause() == cause).toList();
  }

  /** All of the time, in nanoseconds. */
  long nanos() {
    return sum(slices);
  }

  /** The time of slices, in nanoseconds. */
  static long sum(List<Slice> slices) {
    long sum = 0;
    for (Slice slice : slices) {
      sum += slice.nanos();
    }
    return sum;
  }

  /** What is known of it, by cause. */
  Map<Cause, Long> causes() {
    Map<Cause, Long> causes = byCause();
    causes.remove(Cause.UNKNOWN);
    return causes;
  }

  private Map<Cause, Long> byCause() {
    Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    for (Slice slice : slices) {
      causes.merge(slice.cause(), slice.nanos(), Long::sum);
    }
    return causes;
  }

  /**
   * The cause to tell. The code's part is named where it would be a stall without the pauses, or is
   * at least as long as they; else the longest of the pauses, which no line is to blame for. Time
   * of which nothing is known makes no stall of its own beside a longer pause, and adds nothing to
   * what the code is blamed for.
   */
  Cause cause(long thresholdNanos) {
    Map<Cause, Long> causes = byCause();
    Map<Cause, Long> pauses = new EnumMap<>(causes);
    pauses.keySet().removeIf(Cause::isOfCode);
    causes.keySet().removeAll(pauses.keySet());
    long unknown = causes.getOrDefault(Cause.UNKNOWN, 0L);
    long known = sum(causes) - unknown;
    long paused = sum(pauses);
    boolean isCode = Math.max(known, unknown) >= paused || known > 0 && known >= thresholdNanos;
    return slices.isEmpty() ? Cause.UNKNOWN : Heaviest.of(isCode ? causes : pauses);
  }

  /**
   * Whether a line of the code may be named for that cause. Time of which nothing is known may,
   * beside long pauses, be more of these.
   */
  boolean isOfCode(Cause cause) {
    long paused = sum(slices.stream().filter(slice -> !slice.cause().isOfCode()).toList());
    return cause.isOfCode() && (cause != Cause.UNKNOWN || paused < nanos() / PAUSED);
  }

  private static long sum(Map<Cause, Long> causes) {
    return causes.values().stream().mapToLong(Long::longValue).sum();
  }
}
