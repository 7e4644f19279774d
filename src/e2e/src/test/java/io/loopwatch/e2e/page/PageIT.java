// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page draws, complains of nothing and asks nobody; and what is clicked does what it says. */
class PageIT {
  @TempDir private Path folder;

  private Browser open(int width, boolean dark) throws Exception {
    Chromium.driver();
    Path page = PageFile.write(folder.resolve("a run.html"), RunData.of(Names.PLAIN, 6, 300, 120));
    return Browser.start(width, 1200, dark).open(page);
  }

  @ParameterizedTest(name = "{0} px, dark: {1}")
  @CsvSource({"800, false", "1600, false", "1600, true"})
  void draws_andAsksNobody(int width, boolean dark) throws Exception {
    try (Browser browser = open(width, dark)) {
      for (String plot : new String[] {"#marks-plot", "#lines-plots", "#curves-plot", "#icicle"}) {
        assertThat(browser.colours(plot)).as(plot).isGreaterThan(5);
      }
      assertThat(browser.is("loopwatch.isDark()")).isEqualTo(dark);
      assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
      assertThat(browser.requests()).hasSize(1).allMatch(address -> address.startsWith("file:"));
      assertThat(browser.console()).isEmpty();
    }
  }

  @Test
  void theConsoleAndTheRequests_areHeard() throws Exception {
    try (Browser browser = open(1200, false)) {
      browser.value("fetch('http://127.0.0.1:9/').catch(() => 0)");
      browser.value("document.body.setAttribute('style', 'color: red')");
      browser.await("true");
      assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
      assertThat(browser.is("getComputedStyle(document.body).color === 'rgb(255, 0, 0)'"))
          .isFalse();
    }
  }

  @Test
  void aClickOnAMark_opensItsStack() throws Exception {
    try (Browser browser = open(1600, false)) {
      int longest = (int) browser.number(Marks.LONGEST);
      browser.clickAt(
          "#marks-plot .u-over",
          browser.number(Marks.x(longest)),
          browser.number(Marks.y(longest)));
      browser.await("!document.getElementById('detail').hidden");
      assertThat(browser.number("loopwatch.state.stall")).isEqualTo(longest);
      String place =
          (String)
              browser.value(
                  "loopwatch.state.data.culprits[" + Marks.of(longest) + ".culprit].place");
      assertThat(browser.text("#detail .stack .culprit")).isEqualTo(place);
      assertThat(browser.elements("#detail .stack:last-of-type li")).hasSizeGreaterThan(20);
      assertThat(browser.text("#detail"))
          .contains("blocked for", "How its time divides", "tasks by");
      browser.click("#detail [data-key=close]");
      browser.await("document.getElementById('detail').hidden");
      assertThat(browser.console()).isEmpty();
    }
  }

  @Test
  void aCulprit_filtersTheStalls_andIsMarkedInTheIcicle() throws Exception {
    try (Browser browser = open(1600, false)) {
      int culprit = Integer.parseInt(browser.text("#culprits .tbody .row .c-count"));
      Object before = browser.value("document.querySelector('#icicle canvas').toDataURL()");
      browser.click("#culprits .tbody .row");
      browser.await("loopwatch.state.culprit !== null");
      assertThat(browser.number("loopwatch.shownStalls().length")).isEqualTo(culprit);
      assertThat(browser.text("#stalls-note")).isEqualTo(culprit + " of 300 stalls");
      browser.await("document.querySelector('#icicle canvas').toDataURL() !== '" + before + "'");
      browser.click("#stalls-chips button");
      browser.await("loopwatch.shownStalls().length === 300");
    }
  }

  @Test
  void severalLoops_areCompared() throws Exception {
    try (Browser browser = open(1600, false)) {
      browser.click("#loops .tbody .row:nth-child(2)");
      browser.controlClick("#loops .tbody .row:nth-child(4)");
      browser.await("loopwatch.state.chosen.length === 2");
      assertThat(browser.elements("#loops .row.on")).hasSize(2);
      assertThat(browser.elements("#curves-legend .key")).hasSize(2);
      assertThat(browser.elements("#curves-table tbody tr")).hasSize(2);
      assertThat(browser.text("#stalls-chips")).contains("loop: ");
    }
  }

  @Test
  void aDrag_zoomsAllTimeLines_andADoubleClickShowsAllAgain() throws Exception {
    try (Browser browser = open(1600, false)) {
      browser.drag("#lines-plots .u-over", 100, 300);
      browser.await("loopwatch.state.range !== null");
      assertThat(browser.number("loopwatch.state.range[1] - loopwatch.state.range[0]"))
          .isBetween(10_000.0, 60_000.0);
      assertThat(browser.number("loopwatch.shownStalls().length")).isBetween(1.0, 299.0);
      browser.doubleClick("#lines-plots .u-over");
      browser.await("loopwatch.state.range === null");
    }
  }

  @Test
  void dataThatIsShownAgain_keepsWhatWasChosen() throws Exception {
    try (Browser browser = open(1600, false)) {
      browser.value("loopwatch.chooseLoop(3)");
      browser.value("loopwatch.chooseCulprit(1)");
      browser.value("loopwatch.openStall(loopwatch.shownStalls()[0].at)");
      double stall = browser.number("loopwatch.state.data.stalls[loopwatch.state.stall].id");
      browser.value(
          "(() => { const run = JSON.parse(document.getElementById('run').textContent);"
              + "run.loops.reverse(); run.stalls.reverse(); run.culprits[1].count = 4711;"
              + "loopwatch.show(run); })()");
      assertThat(browser.number("loopwatch.state.data.loops[loopwatch.state.chosen[0]].id"))
          .isEqualTo(3);
      assertThat(browser.number("loopwatch.state.data.stalls[loopwatch.state.stall].id"))
          .isEqualTo(stall);
      assertThat(browser.text("#culprits")).contains("4,711");
      assertThat(browser.console()).isEmpty();
    }
  }

  @Test
  void eventsAlone_areShown() throws Exception {
    Chromium.driver();
    JsonObject run = RunData.of(Names.PLAIN, 3, 50, 60);
    run.remove("time");
    run.getAsJsonArray("loops")
        .forEach(
            loop -> {
              loop.getAsJsonObject().remove("kinds");
              loop.getAsJsonObject().remove("series");
            });
    run.getAsJsonArray("files").remove(0);
    Path page = PageFile.write(folder.resolve("events.html"), run);
    try (Browser browser = Browser.start(1200, 1000, false).open(page)) {
      assertThat(browser.colours("#marks-plot")).isGreaterThan(5);
      assertThat(browser.text("#lines-plots")).contains("give the histogram file too");
      assertThat(browser.text("#curves-plot")).contains("Give the histogram file too");
      assertThat(browser.text("#loops .tbody")).contains("vert.x-eventloop-thread-0");
      assertThat(browser.console()).isEmpty();
    }
  }
}
