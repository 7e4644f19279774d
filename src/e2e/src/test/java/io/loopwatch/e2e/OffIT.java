// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.ProbeSight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an option is bad, or says so, nothing of the agent is there but its word on stderr. */
class OffIT {
  private static final String OFF =
      "loopwatch: is off because of that; the application runs without it";

  @Test
  void aBadAgentArgument() {
    isOff(
        lab().rawOptions("treshold=50ms,lag.threshold=5"),
        "loopwatch: unknown option 'treshold' in agent argument; did you mean 'threshold'?",
        "loopwatch: lag.threshold=5 (agent argument): ",
        OFF);
  }

  @Test
  void aBadSystemProperty() {
    isOff(
        lab().jvm("-Dloopwatch.threshold=soon"),
        "loopwatch: threshold=soon (system property loopwatch.threshold): ",
        OFF);
  }

  @Test
  void aBadEnvironmentVariable() {
    isOff(
        lab().environment("LOOPWATCH_LAG_TRESHOLD", "1s"),
        "loopwatch: unknown option 'LOOPWATCH_LAG_TRESHOLD' in environment; did you mean"
            + " 'LOOPWATCH_LAG_THRESHOLD'?",
        OFF);
  }

  @Test
  void aBadFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("loopwatch.properties"), "threshold=1s\nthreshold=2s\n");
    isOff(
        lab().option("config", "loopwatch.properties").directory(folder),
        "loopwatch: threshold (file loopwatch.properties): given twice, as 1s and as 2s",
        OFF);
  }

  @Test
  void noFile() {
    isOff(
        lab().option("config", "nowhere.properties"),
        "loopwatch: config=nowhere.properties (agent argument): there is no such file",
        OFF);
  }

  @Test
  void aPathWithAnUnknownPattern() {
    isOff(lab().option("histograms", "run-%x.hlog"), "loopwatch: histograms=run-%x.hlog", OFF);
  }

  @Test
  void enabledFalse() {
    isOff(lab().option("enabled", "false"), "loopwatch: is off: enabled=false");
  }

  private static Target lab() {
    return AppLogging.lab(Jdks.own()).option("threshold", "50ms");
  }

  /** stderr has these lines and no other; the application works. */
  private static void isOff(Target target, String... starts) {
    try (ChildJvm child = target.start()) {
      child.ask("load " + ProbeSight.class.getName());
      child.ask("work 0 sleep 100");
      assertThat(child.ask("threads loopwatch")).as("threads of the agent").isEqualTo("0");
      assertThat(child.stop()).isZero();
      assertThat(child.stdout().lines()).contains("PROBE absent");
      List<String> said = child.stderr().lines();
      assertThat(said).hasSameSizeAs(starts);
      for (int i = 0; i < starts.length; i++) {
        assertThat(said.get(i)).startsWith(starts[i]);
      }
      assertThat(child.events().all()).isEmpty();
    }
  }

  /** The silent lines above mean something: this is what they would see. */
  @Test
  void theSameIsThereWhereItIsOn() {
    try (ChildJvm child = lab().start()) {
      child.ask("load " + ProbeSight.class.getName());
      child.ask("work 0 sleep 100");
      child.events().await("the stall", Event.stall("ended"));
      assertThat(Integer.parseInt(child.ask("threads loopwatch"))).isPositive();
      assertThat(child.stop()).isZero();
      assertThat(child.stdout().lines()).contains("PROBE present");
    }
  }
}
