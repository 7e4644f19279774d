// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import java.util.ArrayList;
import java.util.List;

/** Prints rows as columns of equal width. */
final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row, with as many cells as the others. */
  void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** One line for each row. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column)).append(" ".repeat(width(column) - row.get(column).length()));
      line.append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(it -> it.get(column).length()).max().orElse(0);
  }
}
