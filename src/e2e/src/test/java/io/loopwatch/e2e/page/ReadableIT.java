// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything on the page can be read: by eye in both schemes, and by name. */
class ReadableIT {
  @TempDir private Path folder;

  private Browser open(boolean dark) throws Exception {
    Chromium.driver();
    Path page = PageFile.write(folder.resolve("run.html"), RunData.of(Names.PLAIN, 12, 60, 60));
    return Browser.start(1600, 1200, dark).open(page);
  }

  @ParameterizedTest(name = "dark: {0}")
  @ValueSource(booleans = {false, true})
  void everyPairOfColours_canBeRead(boolean dark) throws Exception {
    try (Browser browser = open(dark)) {
      browser.value("loopwatch.openStall(0)");
      browser.value("loopwatch.chooseCulprit(0)");
      browser.click("#blocking .tbody .row");
      browser.await("document.querySelector('#blocking .unfolded')");
      assertThat(browser.value("(() => {" + script("contrast.js") + "})()")).isEqualTo("");
    }
  }

  @Test
  void whatCanBeUsed_hasAName() throws Exception {
    try (Browser browser = open(false)) {
      browser.value("loopwatch.openStall(0)");
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('button, a, input, select, [tabindex=\"0\"]')]"
                      + ".filter((one) => one.checkVisibility() && !(one.ariaLabel"
                      + " || one.getAttribute('aria-label') || one.textContent.trim()))"
                      + ".map((one) => one.outerHTML).join()"))
          .isEqualTo("");
      assertThat(browser.elements("[role=grid] [role=row] [role=gridcell]")).isNotEmpty();
      assertThat(browser.elements("[aria-sort=descending]")).isNotEmpty();
    }
  }

  /** As formats.md says: the page and the log tell one stall in the same words. */
  @Test
  void durations_areWrittenAsInTheLog() throws Exception {
    try (Browser browser = open(false)) {
      assertThat(
              browser.value(
                  "[-1, 0, 499, 50e3, 99999, 100000, 3149999, 3150000, 9949999, 9950000, 312.4e6,"
                      + " 9999499999, 9999500000, 12.34e9, 60e9, null].map(loopwatch.dur).join()"))
          .isEqualTo(
              "0 us,0 us,0 us,50 us,100 us,0.1 ms,3.1 ms,3.2 ms,9.9 ms,10 ms,312 ms,"
                  + "9999 ms,10 s,12.3 s,60 s,–");
    }
  }

  private static String script(String name) throws Exception {
    try (InputStream in = ReadableIT.class.getResourceAsStream("/page/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
