// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user has chosen to see. For one thread. */
final class View {
  /** Which page. */
  enum Page {
    /** A row for each loop. */
    LOOPS,
    /** The stack of one. */
    STACK,
    /** What the keys do. */
    HELP
  }

  private static final int PAGE_ROWS = 10;
  private static final char CONTROL_C = 3;
  private static final char CONTROL_L = 12;

  private Page page = Page.LOOPS;
  private Sort sort = Sort.UTILIZATION;
  private boolean isReversed;
  private boolean isPaused;
  private @Nullable String selected;
  private int firstRow;
  private int firstLine;

  /** What a key asks for beyond what is shown. */
  enum Wish {
    /** Nothing. */
    NONE,
    /** To end. */
    QUIT,
    /** To paint all anew. */
    REPAINT
  }

  /**
   * Takes a key.
   *
   * @param key a character, or one of {@link Keys}
   * @param rows as they are shown
   */
  Wish key(int key, List<Row> rows) {
    if ((key == 'q' && page == Page.LOOPS) || key == CONTROL_C) {
      return Wish.QUIT;
    }
    if (key == CONTROL_L) {
      return Wish.REPAINT;
    }
    if (page == Page.LOOPS) {
      onLoops(key, rows);
    } else {
      onText(key);
    }
    return Wish.NONE;
  }

  private void onLoops(int key, List<Row> rows) {
    Sort chosen = Sort.of(key);
    if (chosen != null) {
      sort = chosen;
      return;
    }
    switch (key) {
      case 'r' -> isReversed = !isReversed;
      case ' ' -> isPaused = !isPaused;
      case 'h', '?' -> open(Page.HELP);
      case 's', '\r', '\n' -> openStack(rows);
      case 'j', Keys.DOWN -> move(1, rows);
      case 'k', Keys.UP -> move(-1, rows);
      case Keys.PAGE_DOWN -> move(PAGE_ROWS, rows);
      case Keys.PAGE_UP -> move(-PAGE_ROWS, rows);
      case Keys.HOME -> selected = null;
      case Keys.END -> move(rows.size(), rows);
      default -> {}
    }
  }

  private void onText(int key) {
    switch (key) {
      case 'j', Keys.DOWN -> firstLine++;
      case 'k', Keys.UP -> firstLine = Math.max(0, firstLine - 1);
      case Keys.PAGE_DOWN -> firstLine += PAGE_ROWS;
      case Keys.PAGE_UP -> firstLine = Math.max(0, firstLine - PAGE_ROWS);
      case Keys.HOME -> firstLine = 0;
      case ' ' -> isPaused = !isPaused;
      case 'q', 's', 'h', '?', '\r', '\n', Keys.ESCAPE -> page = Page.LOOPS;
      default -> {}
    }
  }

  private void open(Page next) {
    page = next;
    firstLine = 0;
  }

  /** Who looks at a stack means that loop, wherever it goes in the order. */
  private void openStack(List<Row> rows) {
    if (!rows.isEmpty()) {
      selected = rows.get(selectedIndex(rows)).name();
      open(Page.STACK);
    }
  }

  private void move(int by, List<Row> rows) {
    if (!rows.isEmpty()) {
      int next = Math.min(Math.max(selectedIndex(rows) + by, 0), rows.size() - 1);
      selected = rows.get(next).name();
    }
  }

  /** The selected row; the first where none is, or that loop has ended. */
  int selectedIndex(List<Row> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(selected)) {
        return i;
      }
    }
    return 0;
  }

  /** The loop whose stack is looked at, or null. */
  @Nullable String stackOf() {
    return page == Page.STACK ? selected : null;
  }

  /** The rows in the chosen order. */
  List<Row> sorted(List<Row> rows) {
    return sort.sort(rows, isReversed);
  }

  Page page() {
    return page;
  }

  Sort sort() {
    return sort;
  }

  boolean isReversed() {
    return isReversed;
  }

  boolean isPaused() {
    return isPaused;
  }

  int firstRow() {
    return firstRow;
  }

  /** Where the layout has found that rows begin. */
  void firstRow(int row) {
    firstRow = row;
  }

  int firstLine() {
    return firstLine;
  }

  /** No further than there are lines. */
  void firstLine(int line) {
    firstLine = line;
  }
}
