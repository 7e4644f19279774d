// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * One call in the table: what each tool tells of it, by JDK.
 *
 * @param loopwatch {@code ✓}, {@code stall} or {@code –}
 * @param blockHound the methods that it names
 * @param flightRecorder its events; in brackets, those shorter than 1 ms
 * @param checker what Vert.x's checker says when it is told to look often
 */
record Row(
    Operation operation,
    Map<Integer, String> loopwatch,
    Map<Integer, List<String>> blockHound,
    Map<Integer, List<String>> flightRecorder,
    List<String> checker) {
  static final List<String> TOOLS = List.of("Loopwatch", "BlockHound", "JFR", "checker");

  Row(Operation operation) {
    this(operation, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
  }

  /** Whether a tool tells of it on any JDK; for {@link #TOOLS}. */
  boolean isFoundBy(String tool) {
    return switch (tool) {
      case "Loopwatch" -> loopwatch.values().stream().anyMatch(verdict -> !verdict.equals("–"));
      case "BlockHound" -> blockHound.values().stream().anyMatch(seen -> !seen.isEmpty());
      case "JFR" -> !allEvents().isEmpty();
      default -> !checker.isEmpty();
    };
  }

  /** On some JDK a peer tells of it, and Loopwatch does not. */
  boolean isMissed() {
    return loopwatch.entrySet().stream()
        .anyMatch(told -> told.getValue().equals("–") && isFoundByPeer(told.getKey()));
  }

  private boolean isFoundByPeer(int jdk) {
    return !blockHound.getOrDefault(jdk, List.of()).isEmpty()
        || !events(jdk).isEmpty()
        || !checker.isEmpty();
  }

  /** A line of Markdown. */
  String markdown(List<Integer> jdks) {
    String ours = cells(jdks, jdk -> loopwatch.getOrDefault(jdk, ""));
    String hound = cells(jdks, jdk -> mark(blockHound.get(jdk), blockHound.get(jdk)));
    String jfr = cells(jdks, jdk -> mark(flightRecorder.get(jdk), events(jdk)));
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(call(), ours, hound, jfr, allEvents(), checker.isEmpty() ? "–" : "✓");
  }

  /** The operation, and what is special about this call of it. */
  private String call() {
    return "`" + operation.names().get(0) + "` (" + operation.method().getName() + ")";
  }

  private static String cells(List<Integer> jdks, IntFunction<String> text) {
    return jdks.stream().map(text::apply).collect(Collectors.joining(" | "));
  }

  /** Nothing where that JDK does not have the call. */
  private static String mark(List<String> seen, List<String> counted) {
    return seen == null ? "" : counted.isEmpty() ? "–" : "✓";
  }

  private String allEvents() {
    return flightRecorder.keySet().stream()
        .flatMap(jdk -> events(jdk).stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What a threshold of 1 ms leaves; of a quick call, all. */
  private List<String> events(int jdk) {
    return flightRecorder.getOrDefault(jdk, List.of()).stream()
        .filter(event -> operation.isQuick() || !event.startsWith("("))
        .filter(event -> !event.equals("(JavaMonitorEnter)"))
        .map(event -> event.replace("(", "").replace(")", ""))
        .distinct()
        .toList();
  }
}
