// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocking calls that are fine without being asked for: what every application on an event loop
 * does once or harmlessly. Short, each row with its reason; {@code allow=-name} turns one off.
 */
final class BuiltInAllowances {
  private static final List<Row> ROWS =
      List.of(
          new Row(
              "class-loading",
              "The first use of a class reads it from its jar, once, on whichever thread comes"
                  + " first",
              List.of(
                  "java.lang.ClassLoader.loadClass",
                  "java.lang.invoke.MethodHandleNatives.linkCallSite")));

  private BuiltInAllowances() {}

  /**
   * A row.
   *
   * @param name lower case, with hyphens
   * @param reason why such calls are fine, in one ASCII sentence without a full stop
   * @param frames patterns, written as users write theirs
   */
  record Row(String name, String reason, List<String> frames) {}

  static List<Row> rows() {
    return ROWS;
  }

  /** The names of all rows, in their order. */
  static List<String> names() {
    List<String> names = new ArrayList<>(ROWS.size());
    for (Row row : ROWS) {
      names.add(row.name());
    }
    return names;
  }

  /** The patterns of all rows but those of some names; a list that the caller may change. */
  static List<String> frames(List<String> off) {
    List<String> frames = new ArrayList<>();
    for (Row row : ROWS) {
      if (!off.contains(row.name())) {
        frames.addAll(row.frames());
      }
    }
    return frames;
  }
}
