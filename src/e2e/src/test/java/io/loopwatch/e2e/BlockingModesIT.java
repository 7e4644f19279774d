// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The option {@code blocking}: off, and throwing. What it does by default is said elsewhere. */
class BlockingModesIT {
  private static final String LOG = "woven.log";

  /** As the JVM says that a class was woven again. */
  private static final String WOVEN = "redefined name=java.lang.Thread,";

  private static Target logged(Jdk jdk) {
    return BlockingLab.of(jdk)
        .option("threshold", "100ms")
        .jvm("-Xlog:redefine+class+load=debug,redefine+class+load=info:file=" + LOG);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void offWeavesNothingOfTheJdk(Jdk jdk) throws IOException {
    try (ChildJvm child = BlockingLab.start(logged(jdk).option("blocking", "off"))) {
      Instant from = Instant.now();
      child.ask("loop 1 sleep 300");
      Event stall = child.events().awaitFrom(from, "the stall", Event.stall("ended"));
      assertThat(stall.culprit()).isEqualTo("BlockingLabCalls.sleep");
      assertThat(stall.text("cause")).isEqualTo("blocking");
      assertThat(stall.field("blocking")).isNull();
      assertThat(child.ask("bean")).isEqualTo("absent");
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(event -> event.is("blocking"))).isEmpty();
      assertThat(BlockingLab.sites(child)).isEmpty();
      assertThat(woven(child)).noneMatch(line -> line.contains("name=java."));
    }
  }

  private static List<String> woven(ChildJvm child) throws IOException {
    return Files.readAllLines(child.directory().resolve(LOG));
  }

  /** The twin: that is how it is seen. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void reportWeavesMethodsOfTheJdk(Jdk jdk) throws IOException {
    try (ChildJvm child = BlockingLab.start(logged(jdk))) {
      child.ask("loop 1 sleep 20");
      child.events().await("the sleep", event -> event.is("blocking"));
      assertThat(child.stop()).isZero();
      assertThat(woven(child)).anyMatch(line -> line.contains(WOVEN));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void throwRefusesTheCallAndTheLoopLivesOn(Jdk jdk) {
    try (ChildJvm child = BlockingLab.start(BlockingLab.of(jdk).option("blocking", "throw"))) {
      for (String call : List.of("sleep", "park", "nested", "read")) {
        long began = System.nanoTime();
        assertThatThrownBy(() -> child.ask("loop 1 " + call + " 30000"))
            .hasMessageContaining("io.loopwatch.LoopwatchBlockingError")
            .hasMessageContaining("blocks the event loop lab-");
        assertThat(System.nanoTime() - began).as("it did not block").isLessThan(25_000_000_000L);
      }
      for (String call : List.of("sleep", "park", "nested", "read")) {
        assertThat(child.ask("aside 1 " + call + " 20")).startsWith("nanos=");
      }
      assertThat(child.ask("loop 1 spin 1")).startsWith("nanos=");
      assertThat(child.stop()).isZero();
    }
  }

  /** What is allowed blocks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void throwLetsPassWhatIsAllowed(Jdk jdk) {
    Target lab = BlockingLab.of(jdk).option("blocking", "throw").option("allow", "op:Thread.sleep");
    try (ChildJvm child = BlockingLab.start(lab)) {
      assertThat(BlockingLab.nanos(child.ask("loop 1 sleep 30"))).isGreaterThan(29_000_000);
      assertThatThrownBy(() -> child.ask("loop 1 park 30000"))
          .hasMessageContaining("io.loopwatch.LoopwatchBlockingError: LockSupport.park");
      assertThat(child.stop()).isZero();
    }
  }
}
