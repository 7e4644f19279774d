// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds which culprits of two runs are the same: those of one operation in one method, whatever the
 * line, for lines move from version to version; without a line those of one cause and group of
 * loops.
 */
final class CulpritPairs {
  private CulpritPairs() {}

  /** Those that cost most, before or after, first. */
  static List<CulpritDiff> of(List<Culprit> before, List<Culprit> after) {
    Map<String, List<Culprit>> ofBefore = byKey(before);
    Map<String, List<Culprit>> ofAfter = byKey(after);
    Set<String> keys = new LinkedHashSet<>(ofAfter.keySet());
    keys.addAll(ofBefore.keySet());
    List<CulpritDiff> diffs = new ArrayList<>();
    for (String key : keys) {
      diffs.add(diff(ofBefore.getOrDefault(key, List.of()), ofAfter.getOrDefault(key, List.of())));
    }
    diffs.sort(
        Comparator.<CulpritDiff>comparingLong(
                diff -> Math.max(diff.beforeNanos(), diff.afterNanos()))
            .reversed());
    return diffs;
  }

  private static Map<String, List<Culprit>> byKey(List<Culprit> culprits) {
    Map<String, List<Culprit>> byKey = new LinkedHashMap<>();
    for (Culprit culprit : culprits) {
      byKey.computeIfAbsent(key(culprit), unused -> new ArrayList<>()).add(culprit);
    }
    return byKey;
  }

  private static String key(Culprit culprit) {
    String operation = Objects.requireNonNullElse(culprit.operation(), "");
    String place = culprit.place();
    if (place != null) {
      int line = place.indexOf('(');
      return operation + " at " + (line < 0 ? place : place.substring(0, line));
    }
    String loop = Objects.requireNonNullElse(culprit.loop(), "");
    String loops = LoopPairs.withoutNumbers(LoopPairs.comparable(loop));
    return culprit.cause() + " " + operation + " on " + loops;
  }

  private static CulpritDiff diff(List<Culprit> before, List<Culprit> after) {
    Culprit shown = after.isEmpty() ? before.get(0) : after.get(0);
    return new CulpritDiff(
        shown.label(),
        shown.cause(),
        shown.operation(),
        shown.place(),
        before.stream().mapToLong(Culprit::count).sum(),
        before.stream().mapToLong(Culprit::totalNanos).sum(),
        after.stream().mapToLong(Culprit::count).sum(),
        after.stream().mapToLong(Culprit::totalNanos).sum());
  }
}
