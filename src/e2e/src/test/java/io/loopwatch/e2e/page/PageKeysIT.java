// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Everything on the page can be reached by keys. */
class PageKeysIT {
  private static final String FOCUS = "document.activeElement";

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    Chromium.driver();
    Path page = PageFile.write(folder.resolve("run.html"), RunData.of(Names.PLAIN, 12, 300, 120));
    browser = Browser.start(1600, 1200, false);
    browser.open(page);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void leftAndRight_goFromStallToStall() {
    browser.keys(Keys.ARROW_RIGHT);
    browser.await("loopwatch.state.stall === loopwatch.stallsInTime()[0].at");
    browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
    browser.await("loopwatch.state.stall === loopwatch.stallsInTime()[1].at");
    assertThat(browser.text("#detail header")).contains("2 of 300");
    browser.keys(Keys.ESCAPE);
    browser.await("document.getElementById('detail').hidden");
  }

  @Test
  void theListOfKeys_opensAndCloses() {
    browser.keys("?");
    browser.await("document.getElementById('keys').open");
    assertThat(browser.text("#keys")).contains("previous, next stall");
    browser.keys(Keys.ESCAPE);
    browser.await("!document.getElementById('keys').open");
  }

  @Test
  void theLoops_areChosenAndCompared() {
    browser.keys("1");
    browser.await(FOCUS + ".closest('#loops')");
    browser.value("document.querySelector('#loops .table').focus()");
    browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    browser.await("loopwatch.state.picked && loopwatch.state.chosen.length === 1");
    browser.keys(Keys.ARROW_DOWN, Keys.SPACE, Keys.ARROW_DOWN, Keys.SPACE);
    browser.await("loopwatch.state.chosen.length === 3");
    assertThat(browser.value(FOCUS + ".getAttribute('aria-activedescendant')"))
        .isEqualTo(browser.value("document.querySelector('#loops .row.active').id"));
    browser.keys("a");
    browser.await("!loopwatch.state.picked && loopwatch.state.chosen.length === 1");
  }

  @Test
  void theStalls_areFilteredAndSorted() {
    browser.keys("/");
    browser.await(FOCUS + ".id === 'words'");
    browser.keys("thread-7 cpu");
    browser.await("loopwatch.state.words === 'thread-7 cpu'");
    assertThat(browser.number("loopwatch.shownStalls().length")).isBetween(1.0, 60.0);
    assertThat(browser.text("#stalls .tbody .row .c-loop")).isEqualTo("vert.x-eventloop-thread-7");
    assertThat(browser.text("#stalls .tbody .row .c-cause")).isEqualTo("cpu");
    browser.value("document.querySelector('#stalls .thead .c-time button').focus()");
    browser.keys(Keys.ENTER);
    browser.await("document.querySelector('#stalls .thead .c-time').ariaSort === 'ascending'");
    browser.value("document.querySelector('#stalls .table').focus()");
    browser.keys(Keys.HOME, Keys.ENTER);
    browser.await("loopwatch.state.stall === loopwatch.stallsInTime()[0].at");
  }

  @Test
  void theIcicle_isSearchedWalkedAndZoomed() {
    browser.keys("s");
    browser.await(FOCUS + ".id === 'frames-search'");
    String frame = (String) browser.value("loopwatch.state.data.culprits[2].short.toLowerCase()");
    double share = browser.number("loopwatch.state.data.culprits[2].share");
    browser.keys(frame);
    browser.await("document.querySelector('#icicle .share').textContent !== ''");
    assertThat(browser.text("#icicle .share"))
        .isEqualTo(Math.round(share * 100) + " % of the time");
    browser.value("document.querySelector('#icicle-graph .icicle').focus()");
    browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    String second = browser.text("#icicle-readout");
    assertThat(second).contains("step177", "100 %");
    Object zoomed = browser.value("document.querySelector('#icicle canvas').toDataURL()");
    browser.keys(Keys.ESCAPE);
    assertThat(browser.value("document.querySelector('#icicle canvas').toDataURL()"))
        .isNotEqualTo(zoomed);
    browser.keys(Keys.BACK_SPACE);
    assertThat(browser.text("#icicle-readout")).startsWith("all stalls");
  }

  @Test
  void theTime_isZoomedAndShownWhole() {
    browser.keys("+", "+");
    browser.await("loopwatch.state.range !== null");
    double from = browser.number("loopwatch.state.range[0]");
    browser.keys(".");
    browser.await("loopwatch.state.range[0] > " + from);
    browser.keys("0");
    browser.await("loopwatch.state.range === null");
  }

  @Test
  void theScheme_isSwitched() {
    Object light = browser.value("getComputedStyle(document.body).backgroundColor");
    browser.keys("t");
    browser.await("loopwatch.isDark()");
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(light);
    assertThat(browser.text("#theme")).isEqualTo("Light");
  }

  @Test
  void tab_reachesEverySection() {
    browser.value("document.getElementById('main').focus()");
    for (int i = 0; i < 120; i++) {
      browser.keys(Keys.TAB);
      browser.value(
          "(() => { const section = document.activeElement.closest('section[id]');"
              + "if (section) section.dataset.reached = '1'; })()");
    }
    assertThat(
            browser.value(
                "[...document.querySelectorAll('main section[data-nav]:not([hidden])')]"
                    + ".filter((section) => !section.dataset.reached"
                    + " && section.id !== 'curves').map((section) => section.id).join()"))
        .isEqualTo("");
  }
}
