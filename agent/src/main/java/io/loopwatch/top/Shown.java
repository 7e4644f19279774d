// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.List;

/**
 * All that there is to show.
 *
 * @param subject of whom
 * @param reading the last one
 * @param rows of it
 * @param stack of the selected loop, where that is looked at
 * @param notice what is wrong, or empty
 */
record Shown(Subject subject, Reading reading, List<Row> rows, String stack, String notice) {
  Shown {
    rows = List.copyOf(rows);
  }

  long blocked() {
    return rows.stream().filter(Row::isBlocked).count();
  }
}
