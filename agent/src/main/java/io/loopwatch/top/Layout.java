// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import io.loopwatch.top.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/** Makes the lines of a screen, of any size. For one thread. */
final class Layout {
  private static final int LEAST_FOR_HEADER = 8;
  private static final String HINTS =
      "sort: u l 9 m p n  r reverse  s stack  space pause  h help  q quit";
  private static final String BACK = "j k scroll  space pause  q back";

  private final Shown shown;
  private final View view;
  private final int width;
  private final int height;
  private final boolean isAscii;
  private final List<Line> lines = new ArrayList<>();

  private Layout(Shown shown, View view, int width, int height, boolean isAscii) {
    this.shown = shown;
    this.view = view;
    this.width = width;
    this.height = height;
    this.isAscii = isAscii;
  }

  /**
   * The lines, at most {@code height}, each at most {@code width} wide.
   *
   * @param isAscii whether the terminal shows nothing else
   */
  static List<Line> of(
      Shown shown, View view, int width, int height, boolean isAscii, long nowNanos) {
    Layout layout = new Layout(shown, view, width, height, isAscii);
    layout.make(nowNanos);
    return layout.lines;
  }

  private void make(long nowNanos) {
    boolean isTiny = height < LEAST_FOR_HEADER;
    header(isTiny, nowNanos);
    int room = Math.max(0, height - lines.size() - (isTiny ? 0 : 1));
    switch (view.page()) {
      case LOOPS -> loops(room);
      case STACK -> text(shown.stack().lines().toList(), room);
      case HELP -> text(Help.LINES, room);
    }
    if (!isTiny) {
      fill();
      add(view.page() == View.Page.LOOPS ? HINTS : BACK, Tone.HINT);
    }
  }

  private void header(boolean isTiny, long nowNanos) {
    Subject of = shown.subject();
    Reading now = shown.reading();
    String state = view.isPaused() ? "PAUSED  " : "";
    String trouble = shown.notice().isEmpty() ? "" : shown.notice() + "  ";
    add(
        state
            + trouble
            + ("PID " + of.pid() + "  " + of.main())
            + ("  up " + Text.uptime(of.upSeconds(nowNanos)))
            + ("  Loopwatch " + of.version()),
        trouble.isEmpty() ? Tone.TITLE : Tone.ALARM);
    if (!isTiny) {
      String totals =
          (count(now.loops().size(), "loop") + ", " + shown.blocked() + " blocked, ")
              + count(now.stalls(), "stall")
              + (now.stalls() == 0 ? "" : ", worst " + Text.duration(now.longestNanos()));
      String thresholds =
          ("threshold " + Text.duration(now.thresholdNanos()))
              + (", lag " + Text.duration(now.lagThresholdNanos()));
      add(totals + "  (" + thresholds + ")", Tone.PLAIN);
    }
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void loops(int room) {
    int longest = shown.rows().stream().mapToInt(row -> Text.width(row.name())).max().orElse(0);
    Columns columns = Columns.of(width, longest, isAscii);
    add(columns.titles(view.sort(), view.isReversed()), Tone.TITLE);
    int left = room - 1;
    if (shown.rows().isEmpty()) {
      add("no loop was seen so far", Tone.PLAIN);
      return;
    }
    int selected = view.selectedIndex(shown.rows());
    int first = firstRow(columns, selected, left);
    view.firstRow(first);
    for (int i = first; i < shown.rows().size() && left > 0; i++) {
      Row row = shown.rows().get(i);
      add(columns.line(row), i == selected ? Tone.SELECTED : tone(row));
      left--;
      if (lines(columns, row) > 1 && left > 0) {
        add("  " + Columns.state(row, width - 2, isAscii), Tone.ALARM);
        left--;
      }
    }
  }

  private static Tone tone(Row row) {
    return row.isBlocked() ? Tone.ALARM : Tone.PLAIN;
  }

  private static int lines(Columns columns, Row row) {
    return row.isBlocked() && !columns.hasState() ? 2 : 1;
  }

  /** As before, unless the selected row would not be seen or lines would stay empty. */
  private int firstRow(Columns columns, int selected, int room) {
    List<Row> rows = shown.rows();
    int first = Math.min(view.firstRow(), selected);
    while (first < selected && sum(columns, first, selected + 1) > room) {
      first++;
    }
    while (first > 0 && sum(columns, first - 1, rows.size()) <= room) {
      first--;
    }
    return first;
  }

  private int sum(Columns columns, int from, int to) {
    return shown.rows().subList(from, to).stream().mapToInt(row -> lines(columns, row)).sum();
  }

  private void text(List<String> all, int room) {
    int first = Math.max(0, Math.min(view.firstLine(), all.size() - room));
    view.firstLine(first);
    all.stream().skip(first).limit(room).forEach(line -> addText(line));
  }

  private void addText(String line) {
    String flat = Text.clean(line.replace("\t", "    "), isAscii);
    lines.add(new Line(Text.cut(flat, width, isAscii), Tone.PLAIN));
  }

  private void fill() {
    while (lines.size() < height - 1) {
      lines.add(new Line("", Tone.PLAIN));
    }
  }

  private void add(String text, Tone tone) {
    if (lines.size() < height) {
      lines.add(new Line(Text.head(Text.clean(text, isAscii), width), tone));
    }
  }
}
