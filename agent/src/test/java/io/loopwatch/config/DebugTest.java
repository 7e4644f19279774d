// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One word for all that is off by itself. */
class DebugTest {
  @TempDir Path directory;

  private static void isOn(Options options, String origin) {
    assertThat(options.dropped()).isTrue();
    assertThat(options.origin()).isTrue();
    assertThat(options.heartbeat()).isEqualTo(Heartbeat.ALWAYS);
    assertThat(options.thresholdNanos()).isEqualTo(100_000_000);
    assertThat(options.origins())
        .containsEntry("debug", origin)
        .containsEntry("dropped", "debug=true");
  }

  @Test
  void oneVariable_turnsAllOn() {
    isOn(
        Given.nothing().env("LOOPWATCH_DEBUG", "true").options(),
        "environment variable LOOPWATCH_DEBUG");
  }

  @Test
  void fileCanToo() throws IOException {
    Path file = Files.writeString(directory.resolve("lw.properties"), "debug=true\n");

    isOn(Given.agent("config=" + file).options(), "file " + file);
  }

  @Test
  void whateverIsGiven_isStronger() throws IOException {
    Path file = Files.writeString(directory.resolve("lw.properties"), "heartbeat=never\n");
    Options options =
        Given.agent("debug=true,origin=false").env("LOOPWATCH_CONFIG", file.toString()).options();

    assertThat(options.origin()).isFalse();
    assertThat(options.heartbeat()).isEqualTo(Heartbeat.NEVER);
    assertThat(options.dropped()).isTrue();
  }

  @Test
  void withoutIt_nothingOfThatIsOn() {
    Options options = Given.agent("debug=false").options();

    assertThat(options.dropped()).isFalse();
    assertThat(options.origin()).isFalse();
    assertThat(options.heartbeat()).isEqualTo(Heartbeat.AUTO);
  }
}
