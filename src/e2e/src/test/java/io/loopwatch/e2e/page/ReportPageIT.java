// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Command;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.LoopLab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** From a stall in a JVM to its stack in a browser, by the command that users type. */
class ReportPageIT {
  @TempDir private Path folder;

  @Test
  void aStallThatTheAgentSaw_isOnThePage() throws Exception {
    Chromium.driver();
    Path page = folder.resolve("report.html");
    Event stall = run(page);
    try (Browser browser = Browser.start(1600, 1200, false).open(page)) {
      assertThat(browser.text("#loops .tbody")).contains(stall.loop());
      browser.keys(Keys.ARROW_RIGHT);
      browser.await("!document.getElementById('detail').hidden");
      browser.value(
          "loopwatch.openStall(loopwatch.state.data.stalls.find((stall) => stall.id === "
              + stall.id()
              + ").at)");
      assertThat(browser.text("#detail h2")).contains("#" + stall.id(), "blocked for ");
      assertThat(browser.text("#detail .inner")).contains("Thread.sleep", stall.loop());
      assertThat(browser.text("#detail .stack")).contains("java.lang.Thread.sleep");
      for (String plot : new String[] {"#marks-plot", "#lines-plots", "#curves-plot", "#icicle"}) {
        assertThat(browser.colours(plot)).as(plot).isGreaterThan(2);
      }
      assertThat(browser.requests()).hasSize(1);
      assertThat(browser.console()).isEmpty();
    }
  }

  /** Runs loops that stall, and has the page made. */
  private static Event run(Path page) {
    Target target =
        Target.of(Jdks.own(), LoopLab.class)
            .frameworks("netty-4.1")
            .option("histograms", "run.hlog")
            .option("histograms.interval", "1s")
            .arguments("nio", "2");
    try (ChildJvm child = target.start()) {
      child.ask("work 0 quiet 0");
      child.ask("work 0 sleep 200");
      Event ended =
          child
              .events()
              .await(
                  "end of the sleep",
                  Event.stall("ended").and(event -> "Culprits.sleep".equals(event.culprit())));
      child.ask("trickle 150 10");
      assertThat(child.stop()).isZero();
      Path files = child.directory();
      assertThat(files.resolve("run.hlog")).isRegularFile();
      Command report =
          Command.run(
              Jdks.own(),
              "report",
              files.resolve("run.hlog").toString(),
              files.resolve("events.jsonl").toString(),
              "-o",
              page.toString());
      assertThat(report.exitCode()).as(report.stderr()).isZero();
      assertThat(Files.isRegularFile(page)).isTrue();
      return ended;
    }
  }
}
