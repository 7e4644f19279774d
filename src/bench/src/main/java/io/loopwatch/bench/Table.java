// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;

/** Prints a table as Markdown, row by row as the figures come. */
public final class Table {
  private final PrintStream out;

  /** Prints the head. */
  public Table(PrintStream out, String... columns) {
    this.out = out;
    row((Object[]) columns);
    row(Collections.nCopies(columns.length, "---").toArray());
  }

  /** Prints a row. */
  public void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    Arrays.stream(cells).forEach(cell -> line.append(' ').append(cell).append(" |"));
    out.println(line);
  }
}
