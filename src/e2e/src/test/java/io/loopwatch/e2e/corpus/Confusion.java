// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How often which cause was told for which, and who was blamed. */
final class Confusion {
  private final List<Verdict> verdicts;

  Confusion(List<Verdict> verdicts) {
    this.verdicts = verdicts;
  }

  /** 0 to 1. */
  double causesRight() {
    return part(verdicts.stream().filter(Verdict::isCauseRight).count());
  }

  /** 0 to 1. */
  double culpritsRight() {
    return part(verdicts.stream().filter(Verdict::isCulpritRight).count());
  }

  private double part(long count) {
    return (double) count / verdicts.size();
  }

  List<Verdict> wrong() {
    return verdicts.stream().filter(verdict -> !verdict.isRight()).toList();
  }

  /** How many the machine gave no processor, at the last attempt, too. */
  long starved() {
    return verdicts.stream().filter(verdict -> verdict.attempt().isStarved()).count();
  }

  /**
   * Without what is wrong after the machine took the processor each time: it is not what was meant
   * to be.
   */
  Confusion fair() {
    return new Confusion(
        verdicts.stream()
            .filter(verdict -> verdict.isRight() || !verdict.attempt().isStarved())
            .toList());
  }

  int size() {
    return verdicts.size();
  }

  List<Verdict> slanders() {
    return verdicts.stream().filter(Verdict::isSlander).toList();
  }

  /** One line. */
  String summary() {
    long causes = verdicts.stream().filter(Verdict::isCauseRight).count();
    long culprits = verdicts.stream().filter(Verdict::isCulpritRight).count();
    return "%d stalls: cause right %d (%.1f %%), culprit right %d (%.1f %%)"
        .formatted(verdicts.size(), causes, 100 * causesRight(), culprits, 100 * culpritsRight());
  }

  /** A table of Markdown: a line for each expected cause, a column for each that was told. */
  String matrix() {
    TreeSet<String> told = new TreeSet<>();
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, Integer> blamed = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      told.add(verdict.cause());
      String expected = verdict.row().cause();
      counts
          .computeIfAbsent(expected, any -> new TreeMap<>())
          .merge(verdict.cause(), 1, Integer::sum);
      blamed.merge(expected, verdict.isCulpritRight() ? 1 : 0, Integer::sum);
    }
    String head = "| is \\ told | " + String.join(" | ", told) + " | culprit right |\n";
    String rule = "|---|" + "---|".repeat(told.size() + 1) + "\n";
    return head
        + rule
        + counts.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue(), told, blamed))
            .collect(Collectors.joining("\n"));
  }

  private static String line(
      String expected,
      Map<String, Integer> counts,
      TreeSet<String> told,
      Map<String, Integer> blamed) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return told.stream()
        .map(cause -> String.valueOf(counts.getOrDefault(cause, 0)).replaceAll("^0$", ""))
        .collect(
            Collectors.joining(
                " | ",
                "| " + expected + " | ",
                " | " + blamed.get(expected) + " of " + all + " |"));
  }
}
