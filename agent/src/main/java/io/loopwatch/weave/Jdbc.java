// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which classes are a database driver's, and which rows are theirs: told by the interfaces that
 * they implement, so that every driver and every pool's wrapper is found.
 */
final class Jdbc {
  private static final List<HookPoint> ROWS = BlockingPoints.ofJdbc();
  private static final Set<String> INTERFACES = interfaces();

  private Jdbc() {}

  private static Set<String> interfaces() {
    Set<String> names = new HashSet<>();
    for (HookPoint row : ROWS) {
      names.add(row.type().replace('/', '.'));
    }
    return names;
  }

  /** Whether a class, loaded, implements an interface of the table. */
  static boolean isIn(Class<?> type) {
    return !type.isInterface() && isOne(type);
  }

  private static boolean isOne(Class<?> type) {
    if (INTERFACES.contains(type.getName())) {
      return true;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isOne(each)) {
        return true;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && isOne(parent);
  }

  /** Its rows; none where it is no driver's. */
  static List<HookPoint> rows(Class<?> type) {
    List<HookPoint> rows = new ArrayList<>(0);
    if (isIn(type)) {
      Set<String> found = new HashSet<>();
      collect(type, found);
      for (HookPoint row : ROWS) {
        if (found.contains(row.type().replace('/', '.'))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static void collect(Class<?> type, Set<String> found) {
    if (INTERFACES.contains(type.getName())) {
      found.add(type.getName());
    }
    for (Class<?> each : type.getInterfaces()) {
      collect(each, found);
    }
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), found);
    }
  }
}
