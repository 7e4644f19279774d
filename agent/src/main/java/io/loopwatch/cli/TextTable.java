// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns: the last one to the left, the others as their title says. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  /** Titles that end in a blank head columns of words; the others head columns of numbers. */
  TextTable(String... titles) {
    this.titles = List.of(titles);
  }

  /** As many cells as there are titles. */
  void row(Object... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + titles.size());
    }
    rows.add(List.of(cells).stream().map(String::valueOf).toList());
  }

  /** All rows below the titles, each indented by two. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(titles, text);
    rows.forEach(row -> line(row, text));
    return text.toString();
  }

  private void line(List<String> cells, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean isOfWords = titles.get(i).endsWith(" ");
      String pad = " ".repeat(width(i) - cells.get(i).strip().length());
      String cell = cells.get(i).strip();
      line.append(GAP).append(isOfWords ? cell + pad : pad + cell);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int width = titles.get(column).strip().length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).strip().length());
    }
    return width;
  }
}
