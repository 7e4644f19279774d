// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Loops' names as they may stand in a tag: every character outside {@code A-Za-z0-9_.-} becomes
 * {@code _}. Loops of one name have one tag, as log and event log cannot tell them apart either;
 * where two names become the same, the later one gets {@code _2}, {@code _3}, … for the life of the
 * file. Used by one thread.
 */
public final class LoopTags {
  /**
   * Of loops beyond this number, those with equal tags are not told apart: the memory stays
   * bounded.
   */
  static final int MOST = 10_000;

  private final Map<String, String> tags = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Carriers have their own name from the start: no loop of an application takes it away. */
  LoopTags() {
    taken.add(LoopId.CARRIERS.name());
  }

  String of(LoopId loop) {
    if (loop.equals(LoopId.CARRIERS)) {
      return loop.name();
    }
    String known = tags.get(loop.name());
    if (known != null) {
      return known;
    }
    String plain = sanitise(loop.name());
    if (tags.size() >= MOST) {
      return plain;
    }
    String tag = free(plain);
    taken.add(tag);
    tags.put(loop.name(), tag);
    return tag;
  }

  private String free(String plain) {
    String tag = plain;
    for (int number = 2; taken.contains(tag); number++) {
      tag = plain + "_" + number;
    }
    return tag;
  }

  /** A loop's name as it is in a tag, but for the number of one whose name came again. */
  public static String sanitise(String name) {
    return name.isEmpty() ? "_" : name.replaceAll("[^A-Za-z0-9_.-]", "_");
  }
}
