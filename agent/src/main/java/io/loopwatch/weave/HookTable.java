// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.config.LoopMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of hook points by the classes that they are in. Immutable once made. */
final class HookTable {
  private final Map<String, List<HookPoint>> bySimpleName = new HashMap<>();
  private final List<HookPoint> byPattern = new ArrayList<>();

  /** One with the loops that the user named; {@code asks} for who submitted each task, or not. */
  HookTable(List<LoopMethod> loops, boolean asks) {
    for (HookPoint row : HookPoints.with(loops, asks)) {
      if (row.type().indexOf('*') >= 0) {
        byPattern.add(row);
      } else {
        add(row.type().substring(row.type().lastIndexOf('/') + 1), row);
      }
    }
  }

  private void add(String simpleName, HookPoint row) {
    List<HookPoint> rows = bySimpleName.get(simpleName);
    if (rows == null) {
      rows = new ArrayList<>();
      bySimpleName.put(simpleName, rows);
    }
    rows.add(row);
  }

  /** The rows of a class, by its internal name; most often none. */
  List<HookPoint> of(String internalName) {
    String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
    List<HookPoint> rows = matching(bySimpleName.get(simple), internalName, List.of());
    return matching(byPattern, internalName, rows);
  }

  private static List<HookPoint> matching(
      @Nullable List<HookPoint> candidates, String internalName, List<HookPoint> found) {
    List<HookPoint> rows = found;
    if (candidates != null) {
      for (HookPoint row : candidates) {
        if (row.isIn(internalName)) {
          rows = rows.isEmpty() ? new ArrayList<>() : rows;
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
