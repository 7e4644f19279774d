// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which columns fit a width. Figures go before names in narrow terminals, and the state of a loop
 * gets a line of its own where it does not fit beside.
 */
final class Columns {
  private static final int LEAST_NAME = 12;
  private static final int MOST_NAME = 40;
  private static final int WIDE = 120;
  private static final int WIDEST = 160;
  private static final int LEAST_STATE = 48;
  private static final String GAP = " ";
  private static final String LOOP = "LOOP";

  private static final List<Column> ALWAYS =
      List.of(
          new Column("LAG NOW", 8, row -> Text.duration(row.now().lagNowNanos())),
          new Column("UTIL", 5, row -> percent(row.utilization())),
          new Column("PENDING", 8, row -> count(row.now().waitingTasks())),
          new Column("MAX", 8, row -> Text.duration(row.maxNanos())),
          new Column("P99", 8, row -> Text.duration(row.p99Nanos())));

  /** As they are shown, from left to right. */
  private static final List<String> ORDER =
      List.of("KIND", "UTIL", "LAG NOW", "P99", "MAX", "PENDING", "STALLS", "CALLS/S", "CALL P99");

  private static final List<Column> MORE =
      List.of(
          new Column("STALLS", 6, row -> count(row.now().stalls())),
          new Column("KIND", 7, row -> row.now().kind()),
          new Column("CALLS/S", 8, row -> rate(row.callbacksPerSecond())),
          new Column("CALL P99", 8, row -> Text.duration(row.callbackP99Nanos())));

  private final List<Column> shown;
  private final int nameWidth;
  private final int stateWidth;
  private final boolean isAscii;

  private record Column(String title, int width, Function<Row, String> text) {
    int space() {
      return width + GAP.length();
    }
  }

  private Columns(List<Column> shown, int nameWidth, int stateWidth, boolean isAscii) {
    this.shown = shown;
    this.nameWidth = nameWidth;
    this.stateWidth = stateWidth;
    this.isAscii = isAscii;
  }

  /** Those for a width; {@code longestName} columns would show all names whole. */
  static Columns of(int width, int longestName, boolean isAscii) {
    List<Column> shown = new ArrayList<>();
    int left = width;
    for (Column column : ALWAYS) {
      if (left - column.space() >= LEAST_NAME) {
        shown.add(column);
        left -= column.space();
      }
    }
    for (Column column : width >= WIDEST ? MORE : List.<Column>of()) {
      shown.add(column);
      left -= column.space();
    }
    shown.sort((one, other) -> ORDER.indexOf(one.title) - ORDER.indexOf(other.title));
    int name = Math.min(Math.max(longestName, LEAST_NAME), MOST_NAME);
    int state = left - name - 2;
    return width >= WIDE && state >= LEAST_STATE
        ? new Columns(shown, name, state, isAscii)
        : new Columns(shown, Math.max(0, left), 0, isAscii);
  }

  /** Whether a loop's state is shown in the line of its figures. */
  boolean hasState() {
    return stateWidth > 0;
  }

  /** The line of titles; that of the order has a mark, {@code *}, or {@code ^} where reversed. */
  String titles(Sort sort, boolean isReversed) {
    String mark = isReversed ? "^" : "*";
    String loop = sort.isOf(LOOP) ? mark + LOOP : LOOP;
    StringBuilder line = new StringBuilder(Text.left(Text.head(loop, nameWidth), nameWidth));
    for (Column column : shown) {
      String title = sort.isOf(column.title) ? mark + column.title : column.title;
      line.append(GAP).append(Text.right(title, column.width));
    }
    return hasState() ? line.append("  NOW").toString() : line.toString();
  }

  /** The line of a loop. */
  String line(Row row) {
    String name = Text.cut(Text.clean(row.name(), isAscii), nameWidth, isAscii);
    StringBuilder line = new StringBuilder(Text.left(name, nameWidth));
    for (Column column : shown) {
      line.append(GAP).append(Text.right(column.text.apply(row), column.width));
    }
    if (hasState() && row.isBlocked()) {
      line.append("  ").append(state(row, stateWidth, isAscii));
    }
    return line.toString();
  }

  /** What a blocked loop does; what is too long loses the middle of its class's name. */
  static String state(Row row, int width, boolean isAscii) {
    String culprit = Text.clean(row.now().culprit(), isAscii);
    String blocked = "BLOCKED " + Text.duration(row.now().runningNanos());
    String text = culprit.isEmpty() ? blocked : blocked + "  ";
    return Text.head(text, width) + Text.cut(culprit, width - Text.width(text), isAscii);
  }

  private static String percent(double part) {
    return part < 0 ? "-" : Math.round(part * 100) + "%";
  }

  private static String count(long count) {
    return count < 0 ? "-" : Long.toString(count);
  }

  private static String rate(double perSecond) {
    return perSecond < 0 ? "-" : String.format(Locale.ROOT, "%.0f", perSecond);
  }
}
