// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.Map;

/** The heaviest of some; the first of equals. */
final class Heaviest {
  private Heaviest() {}

  /**
   * Finds it.
   *
   * @throws IllegalArgumentException where there is none
   */
  static <T> T of(Map<T, Long> weights) {
    Map.Entry<T, Long> heaviest = null;
    for (Map.Entry<T, Long> entry : weights.entrySet()) {
      if (heaviest == null || entry.getValue() > heaviest.getValue()) {
        heaviest = entry;
      }
    }
    if (heaviest == null) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    return heaviest.getKey();
  }
}
