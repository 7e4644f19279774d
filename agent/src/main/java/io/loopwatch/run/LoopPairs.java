// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which loops of two runs are the same. Names without their numbers make a group: where both
 * runs have the same names in it, each loop is compared with its own; where they do not, the whole
 * group with the whole group. Loops of one name in several processes are one.
 */
final class LoopPairs {
  private final Map<String, Map<String, List<LoopRun>>> before;
  private final Map<String, Map<String, List<LoopRun>>> after;

  LoopPairs(List<LoopRun> before, List<LoopRun> after) {
    this.before = groups(before);
    this.after = groups(after);
  }

  private static Map<String, Map<String, List<LoopRun>>> groups(List<LoopRun> loops) {
    Map<String, Map<String, List<LoopRun>>> groups = new LinkedHashMap<>();
    for (LoopRun loop : loops) {
      String name = comparable(loop.name());
      groups
          .computeIfAbsent(withoutNumbers(name), unused -> new LinkedHashMap<>())
          .computeIfAbsent(name, unused -> new ArrayList<>())
          .add(loop);
    }
    return groups;
  }

  /** As in a tag: of one of the runs there may be no more than that. */
  static String comparable(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  /** As {@code vert.x-eventloop-thread-*}. */
  static String withoutNumbers(String name) {
    return name.replaceAll("[0-9]+", "*");
  }

  /** In the order in which they were found, those of the first run before others. */
  List<LoopDiff> all() {
    List<LoopDiff> diffs = new ArrayList<>();
    Set<String> groups = new LinkedHashSet<>(before.keySet());
    groups.addAll(after.keySet());
    for (String group : groups) {
      add(group, before.getOrDefault(group, Map.of()), after.getOrDefault(group, Map.of()), diffs);
    }
    return diffs;
  }

  private static void add(
      String group,
      Map<String, List<LoopRun>> ofBefore,
      Map<String, List<LoopRun>> ofAfter,
      List<LoopDiff> diffs) {
    if (ofBefore.keySet().equals(ofAfter.keySet())) {
      ofBefore.forEach(
          (name, loops) -> diffs.add(diff(name, loops, ofAfter.getOrDefault(name, List.of()))));
    } else {
      diffs.add(diff(group, all(ofBefore.values()), all(ofAfter.values())));
    }
  }

  private static LoopDiff diff(String group, List<LoopRun> ofBefore, List<LoopRun> ofAfter) {
    List<String> names =
        all(List.of(ofBefore, ofAfter)).stream().map(LoopRun::name).distinct().toList();
    String name = names.size() == 1 ? names.get(0) : group;
    return new LoopDiff(name, side(ofBefore), side(ofAfter));
  }

  private static @Nullable LoopSide side(List<LoopRun> loops) {
    return loops.isEmpty() ? null : LoopSide.of(loops);
  }

  private static List<LoopRun> all(Collection<List<LoopRun>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
