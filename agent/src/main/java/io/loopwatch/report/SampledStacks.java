// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all samples of one stall show, told by the difference to the stack that the diagnosis chose:
 * most of them share its outer frames, so that hundreds of samples take little more room than one.
 */
final class SampledStacks {
  /** Different stacks that are told with their frames. */
  static final int MOST_STACKS = 32;

  /** Frames that are told in all, so that a deep recursion keeps a line within bounds. */
  static final int MOST_FRAMES = 2_000;

  private final List<StackTraceElement> stack;
  private final Map<Key, Integer> counts = new LinkedHashMap<>();
  private int frames;

  private SampledStacks(List<StackTraceElement> stack) {
    this.stack = stack;
  }

  /**
   * Samples with one stack.
   *
   * @param count how many, at least 1
   * @param shared outermost frames that are those of the chosen stack
   * @param frames the others, innermost first
   */
  record Entry(int count, int shared, List<StackTraceElement> frames) {}

  private record Key(int shared, List<StackTraceElement> frames) {}

  /**
   * The samples by stack, most first; empty where there is no chosen stack, or nothing to tell but
   * that one. Counts add up to the samples that have a stack. A look that came late may be of what
   * the loop did next: it counts only where it shows the chosen stack.
   *
   * @param stack the chosen one, innermost first
   */
  static List<Entry> of(List<StackTraceElement> stack, List<Sample> samples) {
    if (stack.isEmpty()) {
      return List.of();
    }
    Map<List<StackTraceElement>, Integer> stacks = new LinkedHashMap<>();
    for (Sample sample : samples) {
      if (sample.stack().equals(stack) || !sample.late() && !sample.stack().isEmpty()) {
        stacks.merge(sample.stack(), 1, Integer::sum);
      }
    }
    boolean isOne = stacks.getOrDefault(stack, 0) == samples.size();
    return isOne ? List.of() : new SampledStacks(stack).entries(stacks);
  }

  private List<Entry> entries(Map<List<StackTraceElement>, Integer> stacks) {
    List<Map.Entry<List<StackTraceElement>, Integer>> sorted = new ArrayList<>(stacks.entrySet());
    sorted.sort(Map.Entry.<List<StackTraceElement>, Integer>comparingByValue().reversed());
    for (int i = 0; i < sorted.size(); i++) {
      add(sorted.get(i).getKey(), sorted.get(i).getValue(), i < MOST_STACKS);
    }
    List<Entry> entries = new ArrayList<>();
    counts.forEach((key, count) -> entries.add(new Entry(count, key.shared, key.frames)));
    entries.sort(Comparator.comparingInt(Entry::count).reversed());
    return entries;
  }

  private void add(List<StackTraceElement> other, int count, boolean hasRoom) {
    int shared = shared(other);
    List<StackTraceElement> own = other.subList(0, other.size() - shared);
    boolean isTold = hasRoom && frames + own.size() <= MOST_FRAMES;
    frames += isTold ? own.size() : 0;
    counts.merge(new Key(shared, isTold ? own : List.of()), count, Integer::sum);
  }

  private int shared(List<StackTraceElement> other) {
    int most = Math.min(stack.size(), other.size());
    int shared = 0;
    while (shared < most
        && stack.get(stack.size() - 1 - shared).equals(other.get(other.size() - 1 - shared))) {
      shared++;
    }
    return shared;
  }
}
