// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Whatever an application calls its things stays text, and stays in its place. */
class HostileNamesIT {
  private static final String ELEMENTS =
      "document.querySelectorAll('script, style, img, iframe, object, embed, link, base, form')"
          + ".length";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} px")
  @ValueSource(ints = {800, 1600})
  void names_stayText(int width) throws Exception {
    Chromium.driver();
    Path plain = PageFile.write(folder.resolve("plain.html"), RunData.of(Names.PLAIN, 8, 60, 60));
    JsonObject run = RunData.of(Names.HOSTILE, 8, 60, 60);
    Path hostile = PageFile.write(folder.resolve("hostile.html"), run);
    try (Browser browser = Browser.start(width, 1000, false)) {
      double elements = browser.open(plain).number(ELEMENTS);
      browser.open(hostile);
      walk(browser);
      assertThat(browser.number(ELEMENTS)).isEqualTo(elements);
      assertThat(browser.value("document.title")).isEqualTo("a run");
      assertThat(browser.text("#loops"))
          .contains("<script>document.title='owned'</script>", "line\\nbreak\\ttab\\u0000nul")
          .contains("\\u202egnp.exe")
          .doesNotContain("\u202e", "\u2066", "\u0000");
      assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
      assertThat(browser.console()).isEmpty();
    }
  }

  /** Has everything shown that there is: panels, boxes, tips. */
  private static void walk(Browser browser) {
    for (int i = 0; i < Names.HOSTILE.texts().size(); i++) {
      browser.value("loopwatch.chooseLoop(" + i + ")");
      browser.value("loopwatch.openStall(" + i + ")");
      browser.await("document.querySelector('#detail .stack li')");
      assertThat(browser.number("document.getElementById('detail').scrollWidth"))
          .isLessThanOrEqualTo(browser.number("document.getElementById('detail').clientWidth"));
    }
    browser.keys(Keys.ESCAPE, "a");
    browser.value("loopwatch.chooseCulprit(0)");
    browser.click("#blocking .tbody .row");
    browser.click("#pins .tbody .row");
    browser.await("document.querySelector('#pins .unfolded')");
  }

  @Test
  void aPageOfNothing_saysWhatIsMissing() throws Exception {
    Chromium.driver();
    JsonObject run = new JsonObject();
    run.addProperty("format", 1);
    Path page = PageFile.write(folder.resolve("nothing.html"), run);
    try (Browser browser = Browser.start(1200, 1000, false).open(page)) {
      assertThat(browser.text("#main"))
          .contains("Give the event log too to see culprits", "No loops in what was read")
          .contains("Give the histogram file too");
      browser.keys(Keys.ARROW_RIGHT, Keys.ENTER, "+", "a", "0");
      assertThat(browser.console()).isEmpty();
    }
  }
}
