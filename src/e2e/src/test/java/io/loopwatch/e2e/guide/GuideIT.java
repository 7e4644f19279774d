// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Jdk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The demo application on each JDK: its right forms together for a minute, of which nothing may be
 * told; then each wrong form, which has to be told with the cause, the method and the hint that the
 * table has. The demo's own summary compares the two. Then the report of it all.
 */
class GuideIT {
  private static final int RIGHT_SECONDS = 60;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void eachWrongFormIsToldAsTheTableSays_andNoRightForm(Jdk jdk) {
    DemoRun run = new DemoRun(jdk, folder);
    assertThat(run.demo(RIGHT_SECONDS)).as("exit code of the demo: %s", run.log()).isZero();
    int status = run.summary();
    System.out.println(jdk + "\n" + run.table());
    assertThat(status).as("of the summary: %s", run.table()).isZero();
    assertThat(run.report()).as("exit code of the report: %s", run.json()).isZero();
    DemoReport report = new DemoReport(run);
    report.blamesWhatTheEventsBlame();
    report.hasThePercentilesOfHdrHistogramsOwnTool();
  }
}
