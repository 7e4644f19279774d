// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static io.loopwatch.top.Readings.MILLI;
import static io.loopwatch.top.Readings.SECOND;
import static io.loopwatch.top.Readings.blocked;
import static io.loopwatch.top.Readings.row;
import static io.loopwatch.top.Readings.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.top.Line.Tone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every size of terminal. */
class LayoutTest {
  private static final long NOW = 3_725 * SECOND;
  private static final String CULPRIT = "com.acme.Orders.load(Orders.java:42)";
  private static final Row BUSY = row("vert.x-eventloop-thread-0", 0.98, 312 * MILLI, MILLI, 5, 4);
  private static final Row BLOCKED = blocked("vert.x-eventloop-thread-1", 1_200 * MILLI, CULPRIT);

  private final View view = new View();

  private List<Line> lines(Shown shown, int width, int height) {
    return Layout.of(shown, view, width, height, false, NOW);
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(line -> line.text().stripTrailing()).toList();
  }

  private static Shown crowd(int loops) {
    return shown(
        IntStream.range(0, loops)
            .mapToObj(i -> row("loop-" + i, 0.5, MILLI, MILLI, MILLI, 0))
            .toArray(Row[]::new));
  }

  @Test
  void at80x24_theStateHasItsOwnLine() {
    List<Line> lines = lines(shown(BUSY, BLOCKED), 80, 24);
    List<String> texts = texts(lines);
    assertThat(lines).hasSize(24);
    assertThat(texts.get(0)).isEqualTo("PID 4711  com.acme.Orders  up 1 h 2 min  Loopwatch 0.1.0");
    assertThat(texts.get(1))
        .startsWith("2 loops, 1 blocked, 3 stalls, worst 2.0 s  (threshold 100 ms, lag 50 ms)");
    assertThat(texts.get(2))
        .isEqualTo("LOOP" + " ".repeat(34) + " *UTIL  LAG NOW      P99      MAX  PENDING");
    assertThat(texts.get(3))
        .isEqualTo(
            "vert.x-eventloop-thread-0"
                + " ".repeat(13)
                + "   98%   312 ms     1 ms     0 us"
                + "        4");
    assertThat(texts.get(5)).isEqualTo("  BLOCKED 1.2 s  " + CULPRIT);
    assertThat(lines.get(5).tone()).isEqualTo(Tone.ALARM);
    assertThat(texts.get(23)).contains("q quit");
  }

  @ParameterizedTest
  @CsvSource({"120, 40", "200, 60"})
  void whereItIsWide_theStateIsBesideTheFigures(int width, int height) {
    List<Line> lines = lines(shown(BUSY, BLOCKED), width, height);
    assertThat(lines).hasSize(height);
    assertThat(texts(lines).get(4))
        .startsWith("vert.x-eventloop-thread-1 ")
        .endsWith("  BLOCKED 1.2 s  " + CULPRIT);
    assertThat(lines.get(4).tone()).isEqualTo(Tone.ALARM);
    assertThat(lines.get(3).tone()).isEqualTo(Tone.SELECTED);
  }

  @Test
  void at200_thereAreMoreFigures() {
    List<String> texts = texts(lines(shown(BUSY), 200, 60));
    assertThat(texts.get(2)).contains("KIND", "STALLS", "CALLS/S", "CALL P99", "NOW");
    assertThat(texts.get(3)).contains("netty", "1234", "5 ms");
  }

  @Test
  void ofATinyOne_theFiguresThatMatterAreLeft() {
    List<String> texts = texts(lines(shown(BLOCKED, BUSY), 40, 10));
    assertThat(texts).hasSize(10);
    assertThat(texts.get(2)).isEqualTo("LOOP" + " ".repeat(13) + "*UTIL  LAG NOW  PENDING");
    assertThat(texts.get(3)).startsWith("vert.").contains("…").contains("1 ms");
    assertThat(texts.get(4)).startsWith("  BLOCKED 1.2 s  ").endsWith("s.java:42)");
  }

  /** Whatever is shown: no line is too wide, and there are never too many. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "10, 3", "40, 10", "80, 24", "119, 7", "120, 8", "300, 100"})
  void noLineIsEverTooLong(int width, int height) {
    Row strange = blocked("線程\u001b[2J-" + "x".repeat(300), SECOND, "線".repeat(200));
    for (View.Page page : View.Page.values()) {
      View other = new View();
      other.key(page == View.Page.HELP ? 'h' : page == View.Page.STACK ? 's' : 'u', List.of(BUSY));
      Shown shown =
          new Shown(
              Readings.SUBJECT,
              Readings.at(0),
              List.of(strange, BUSY),
              "a\n\tb\n".repeat(200),
              "no answer");
      List<Line> lines = Layout.of(shown, other, width, height, true, NOW);
      assertThat(lines).hasSizeLessThanOrEqualTo(height);
      assertThat(lines).allMatch(line -> Text.width(line.text()) <= width);
      assertThat(lines).allMatch(line -> line.text().chars().allMatch(c -> c >= 32 && c < 127));
    }
  }

  @Test
  void ofManyLoops_theSelectedOneIsAlwaysSeen() {
    Shown shown = crowd(100);
    lines(shown, 80, 24);
    for (int i = 0; i < 60; i++) {
      view.key('j', shown.rows());
      assertThat(selected(lines(shown, 80, 24))).startsWith("loop-" + (i + 1) + " ");
    }
    assertThat(texts(lines(shown, 80, 24)).get(3)).startsWith("loop-41 ");
    view.key('k', shown.rows());
    assertThat(texts(lines(shown, 80, 24)).get(3)).startsWith("loop-41 ");
    view.key(Keys.END, shown.rows());
    assertThat(selected(lines(shown, 80, 24))).startsWith("loop-99 ");
    view.key(Keys.HOME, shown.rows());
    assertThat(selected(lines(shown, 80, 24))).startsWith("loop-0 ");
  }

  /** As where loops end, or the terminal grows. */
  @Test
  void noLineStaysEmpty_whileThereAreRowsAbove() {
    Shown shown = crowd(100);
    view.key(Keys.END, shown.rows());
    lines(shown, 80, 24);
    assertThat(texts(lines(shown, 80, 60)).get(3)).startsWith("loop-44 ");
    assertThat(texts(lines(crowd(5), 80, 24)).get(3)).startsWith("loop-0 ");
  }

  private static String selected(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.tone() == Tone.SELECTED)
        .map(Line::text)
        .reduce((one, other) -> one + other)
        .orElseThrow();
  }

  @Test
  void aStack_scrollsToItsEndAndNoFurther() {
    view.key('s', List.of(BUSY));
    String stack = "loop\n" + "\tat a\n".repeat(50) + "\tat last";
    Shown shown = new Shown(Readings.SUBJECT, Readings.at(0), List.of(BUSY), stack, "");
    assertThat(texts(lines(shown, 80, 24)))
        .contains("loop", "    at a")
        .doesNotContain("    at last");
    for (int i = 0; i < 20; i++) {
      view.key(Keys.PAGE_DOWN, List.of(BUSY));
    }
    assertThat(texts(lines(shown, 80, 24)).get(22)).isEqualTo("    at last");
  }

  @Test
  void whatIsWrong_isSaidFirst() {
    Shown shown = new Shown(Readings.SUBJECT, Readings.at(0), List.of(), "", "no answer: why");
    List<Line> lines = lines(shown, 80, 24);
    assertThat(lines.get(0).text()).startsWith("no answer: why  PID 4711");
    assertThat(lines.get(0).tone()).isEqualTo(Tone.ALARM);
    assertThat(texts(lines)).contains("no loop was seen so far");
  }

  @Test
  void thePause_isSaid() {
    view.key(' ', List.of());
    assertThat(lines(shown(BUSY), 80, 24).get(0).text()).startsWith("PAUSED  PID 4711");
  }
}
