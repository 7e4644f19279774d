// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.util.HashSet;
import java.util.Set;

/**
 * What a loop is called in metrics: the name of its thread, or, of loops beyond the first {@value
 * #MOST} names, {@value #OTHERS}: each name is some hundred series for as long as the process
 * lives, and who makes short-lived loops makes any number. Used under its owner's lock.
 */
final class LoopLabels {
  static final int MOST = 200;
  static final String OTHERS = "(other loops)";

  private final Set<String> names = new HashSet<>();

  String of(String name) {
    if (names.contains(name)) {
      return name;
    }
    if (names.size() >= MOST) {
      return OTHERS;
    }
    names.add(name);
    return name;
  }
}
