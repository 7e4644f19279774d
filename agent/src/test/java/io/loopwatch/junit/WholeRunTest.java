// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.PlayedAgent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The switch for a whole run, on tests of a user, which are the classes nested in here. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class WholeRunTest {
  private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
  private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";

  static class Tests {
    @Test
    void blocks() {
      PlayedAgent.blocks("a-loop");
    }

    @Test
    @NoBlocking
    void annotated() {
      PlayedAgent.blocks("a-loop");
    }

    @Test
    void calm() {}
  }

  private Properties before;

  @BeforeEach
  void keepProperties() {
    before = (Properties) System.getProperties().clone();
    System.setProperty(WholeRun.PROPERTY, "true");
  }

  @AfterEach
  void putPropertiesBack() {
    System.setProperties(before);
  }

  @Test
  void switchedOn_failsEveryTestThatBlocked() {
    Run run = attached(Map.of());
    assertThat(run.failed()).containsOnlyKeys("blocks()", "annotated()");
    assertThat(run.passed()).containsExactly("calm()");
  }

  /** Both the annotation's extension and the run's look at it, and one tells. */
  @Test
  void annotatedTest_isToldOnce() {
    Throwable failure = attached(Map.of()).failed().get("annotated()");
    assertThat(failure).hasMessageStartingWith("blocked an event loop, once:\n");
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  void switchedOff_changesNothing() {
    System.clearProperty(WholeRun.PROPERTY);
    Run run = attached(Map.of());
    assertThat(run.failed()).containsOnlyKeys("annotated()");
  }

  @Test
  void switchedOff_withTheUsersAutodetection_changesNothing() {
    System.clearProperty(WholeRun.PROPERTY);
    Run run = attached(Map.of(ENABLED, "true"));
    assertThat(run.failed()).containsOnlyKeys("annotated()");
  }

  @Test
  void usersOwnPatterns_areKept() {
    System.setProperty(ENABLED, "true");
    System.setProperty(INCLUDE, "com.acme.*");
    assertThat(attached(Map.of()).failed()).containsOnlyKeys("blocks()", "annotated()");
    assertThat(System.getProperty(INCLUDE)).isEqualTo("com.acme.*");
    assertThat(System.getProperty(ENABLED)).isEqualTo("true");
  }

  @Test
  void afterTheRun_propertiesAreAsTheyWere() {
    attached(Map.of());
    assertThat(System.getProperties()).doesNotContainKeys(ENABLED, INCLUDE);
  }

  @Test
  void withoutAgent_everyTestFailsAndSaysWhatToAdd() {
    Run run = Run.of(Tests.class);
    assertThat(run.failed()).containsOnlyKeys("blocks()", "annotated()", "calm()");
    assertThat(run.failed().get("calm()")).hasMessageContaining("-javaagent:loopwatch.jar=");
  }

  @Test
  void misspeltSwitch_isSaid() {
    System.setProperty(WholeRun.PROPERTY, "yes");
    assertThat(stderrOf(() -> attached(Map.of())))
        .containsExactly("loopwatch: loopwatch.noblocking=yes is off: allowed are true and false");
  }

  @Test
  void runThatWasLookedAt_saysNothing() {
    assertThat(stderrOf(() -> attached(Map.of()))).isEmpty();
  }

  private static Run attached(Map<String, String> parameters) {
    try (PlayedAgent agent = PlayedAgent.attach()) {
      return Run.of(parameters, Tests.class);
    }
  }

  private static List<String> stderrOf(Runnable action) {
    PrintStream stderr = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(stderr);
    }
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
