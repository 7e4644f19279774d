// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant. Only runs where something is wrong already. */
final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the least edits away from a text, or null where all are too far to be meant;
   * the case does not count.
   */
  static @Nullable String of(String text, Collection<String> candidates) {
    String lower = text.toLowerCase(Locale.ROOT);
    String nearest = null;
    // A third of the letters wrong is as much as a typo explains.
    int best = Math.max(1, text.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = edits(lower, candidate.toLowerCase(Locale.ROOT));
      if (edits < best) {
        best = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The Levenshtein distance. */
  static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
