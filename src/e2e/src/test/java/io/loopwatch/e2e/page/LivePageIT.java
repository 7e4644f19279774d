// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Served;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.LoopLab;
import org.junit.jupiter.api.Test;

/** The page that a JVM serves while it runs: it draws, a stall comes, the JVM goes. */
class LivePageIT {
  @Test
  void aStallComesOntoThePage_andTheEndIsSaid() {
    Chromium.driver();
    Target target =
        Target.of(Jdks.own(), LoopLab.class)
            .frameworks("netty-4.1")
            .option("http", "0")
            .option("histograms.interval", "500ms")
            .arguments("nio", "2");
    try (ChildJvm child = target.start()) {
      child.ask("work 0 quiet 0");
      child.ask("trickle 100 10");
      Served served = Served.by(child);
      try (Browser browser = Browser.start(1600, 1200, false).open(served.address())) {
        browser.await("loopwatch.state.data && loopwatch.state.data.loops.length > 0");
        assertThat(browser.text("#live")).isEqualTo("live");
        child.ask("work 0 sleep 300");
        Event ended =
            child
                .events()
                .await(
                    "end of the sleep",
                    Event.stall("ended").and(event -> "Culprits.sleep".equals(event.culprit())));
        browser.await(
            "loopwatch.state.data.stalls.some((stall) => stall.id === " + ended.id() + ")");
        assertThat(browser.text("#loops .tbody")).contains(ended.loop());
        assertThat(browser.text("#culprits-table")).contains("Culprits.sleep");
        browser.await("document.querySelectorAll('#lines-plots canvas').length > 0");
        assertThat(browser.colours("#lines-plots")).isGreaterThan(2);
        assertThat(browser.requests())
            .allMatch(address -> address.startsWith(served.address().toString()));
        assertThat(browser.console()).isEmpty();
        assertThat(child.stop()).isZero();
        browser.await("document.getElementById('live').textContent.startsWith('stopped')");
      }
    }
  }
}
