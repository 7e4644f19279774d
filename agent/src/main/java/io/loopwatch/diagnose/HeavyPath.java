// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds by many stacks where most of the time went: the method at the end of the heaviest path that
 * has more than half of it, else the nearest caller that has. So of a method and the many that it
 * calls in turn it is the caller, and one stack of many that happens to show another method blames
 * nobody. Each stack weighs what it stands for. For one thread.
 */
final class HeavyPath {
  private final List<Step> steps = new ArrayList<>();
  private final long totalNanos;

  /**
   * Looks at all stacks.
   *
   * @param slices what one cause explains
   */
  HeavyPath(List<Slice> slices, Frames frames) {
    OwnFrames finder = new OwnFrames(frames);
    for (Slice slice : slices) {
      steps.add(new Step(slice, finder.of(blamed(slice))));
    }
    this.totalNanos = Division.sum(slices);
  }

  /** Who needs a class is to blame for its loading, and no loader between. */
  private static List<StackTraceElement> blamed(Slice slice) {
    List<StackTraceElement> stack = slice.window().sample().stack();
    return slice.cause() == Cause.CLASS_LOADING ? Loading.needed(stack) : stack;
  }

  /** A stack's own frames, innermost first. */
  private record Step(Slice slice, List<StackTraceElement> own) {
    @Nullable StackTraceElement innermost(Method method) {
      for (StackTraceElement frame : own) {
        if (Method.of(frame).equals(method)) {
          return frame;
        }
      }
      return null;
    }
  }

  /** A method, whatever its line. */
  private record Method(String type, String name) {
    static Method of(StackTraceElement frame) {
      return new Method(frame.getClassName(), frame.getMethodName());
    }
  }

  /**
   * What was found.
   *
   * @param culprit the frame, at the heaviest of its method's lines; null where most of the time is
   *     in nobody's code
   * @param nanos the time of its method
   * @param slices those that show the culprit; of none, all in nobody's code
   */
  record Found(@Nullable StackTraceElement culprit, long nanos, List<Slice> slices) {}

  /** Whose method it was. */
  Found find() {
    List<Step> nobodys = steps.stream().filter(step -> step.own.isEmpty()).toList();
    long nobodysNanos = nanos(nobodys);
    if (nobodys.size() == steps.size() || isMost(nobodysNanos)) {
      return new Found(null, nobodysNanos, slices(nobodys));
    }
    return found(heaviest());
  }

  private Method heaviest() {
    Map<Method, Long> innermost = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!step.own.isEmpty()) {
        innermost.merge(Method.of(step.own.get(0)), step.slice.nanos(), Long::sum);
      }
    }
    Method method = Heaviest.of(innermost);
    return isMost(innermost.getOrDefault(method, 0L)) ? method : caller(method);
  }

  /** The nearest caller that has most of the time; the method itself where none has. */
  private Method caller(Method method) {
    Map<Method, Long> containing = containing();
    for (StackTraceElement frame : heaviestOf(method).own) {
      Method caller = Method.of(frame);
      if (isMost(containing.getOrDefault(caller, 0L))) {
        return caller;
      }
    }
    return method;
  }

  /** Counts a method once in a stack, however often it calls itself. */
  private Map<Method, Long> containing() {
    Map<Method, Long> containing = new LinkedHashMap<>();
    for (Step step : steps) {
      Set<Method> methods = new HashSet<>();
      for (StackTraceElement frame : step.own) {
        Method method = Method.of(frame);
        if (methods.add(method)) {
          containing.merge(method, step.slice.nanos(), Long::sum);
        }
      }
    }
    return containing;
  }

  private Step heaviestOf(Method innermost) {
    Map<Integer, Long> candidates = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.own.isEmpty() && Method.of(step.own.get(0)).equals(innermost)) {
        candidates.put(i, step.slice.nanos());
      }
    }
    return steps.get(Heaviest.of(candidates));
  }

  private Found found(Method method) {
    Map<StackTraceElement, List<Step>> lines = new LinkedHashMap<>();
    long nanos = 0;
    for (Step step : steps) {
      StackTraceElement frame = step.innermost(method);
      if (frame != null) {
        lines.computeIfAbsent(frame, line -> new ArrayList<>()).add(step);
        nanos += step.slice.nanos();
      }
    }
    Map<StackTraceElement, Long> weights = new LinkedHashMap<>();
    lines.forEach((line, of) -> weights.put(line, nanos(of)));
    StackTraceElement culprit = Heaviest.of(weights);
    return new Found(culprit, nanos, slices(lines.getOrDefault(culprit, List.of())));
  }

  private boolean isMost(long nanos) {
    return nanos > totalNanos - nanos;
  }

  private static long nanos(List<Step> steps) {
    return Division.sum(slices(steps));
  }

  private static List<Slice> slices(List<Step> steps) {
    return steps.stream().map(Step::slice).toList();
  }
}
