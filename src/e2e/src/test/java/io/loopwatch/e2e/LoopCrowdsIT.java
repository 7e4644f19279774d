// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.loopwatch.e2e.fixture.DyingLoops;
import io.loopwatch.e2e.fixture.LoopLab;
import io.loopwatch.e2e.fixture.LoopSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many loops at once, one after the other, and loops that end by accident. */
class LoopCrowdsIT {
  private static final int CROWD = 200;
  private static final int SERIES = 300;

  /** What the agent holds for one loop is some 100 kB: so a leak of all is far more than this. */
  private static final long GROWTH_BYTES = 8 << 20;

  @Test
  void twoHundredLoopsAtOnce() {
    Target target =
        quick(LoopLab.class)
            .arguments("nio", String.valueOf(CROWD))
            .option("histograms", "run.hlog")
            .option("histograms.interval", "500ms");
    try (ChildJvm child = target.start()) {
      IntStream.range(0, CROWD).forEach(loop -> child.ask("work " + loop + " quiet 0"));
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      assertThat(loops(child)).hasSize(CROWD);
      HistogramFile file = HistogramFile.read(child.directory().resolve("run.hlog"));
      assertThat(file.tags()).filteredOn(tag -> tag.endsWith(":callback")).hasSize(CROWD);
      assertThat(file.callbacks()).isEqualTo(callbacks(child));
    }
  }

  @Test
  void loopsThatComeAndGoLeaveNothingBehind() {
    Target target =
        quick(LoopSeries.class)
            .option("histograms", "run.hlog")
            .option("histograms.interval", "200ms");
    try (ChildJvm child = target.start()) {
      child.ask("series " + SERIES);
      int threads = threadsOfOurs(child);
      long heap = Long.parseLong(child.ask("heap"));
      child.ask("series " + SERIES);
      assertThat(Long.parseLong(child.ask("heap")) - heap)
          .as("bytes more in use after %d further loops", SERIES)
          .isLessThan(GROWTH_BYTES);
      assertThat(threadsOfOurs(child)).isLessThanOrEqualTo(threads); // some end when all is loaded
      assertThat(child.stop()).isZero();
      assertThat(loops(child))
          .as("loops of that series, each once")
          .extracting(loop -> loop.getAsJsonObject().get("loop").getAsString())
          .filteredOn(loop -> loop.startsWith("short-"))
          .doesNotHaveDuplicates()
          .hasSize(2 * SERIES);
      assertThat(callbacks(child)).isGreaterThanOrEqualTo(2 * SERIES);
      assertThat(HistogramFile.read(child.directory().resolve("run.hlog")).callbacks())
          .isEqualTo(callbacks(child));
    }
  }

  /** With no loop's thread beside them. */
  private static int threadsOfOurs(ChildJvm child) {
    String threads = child.ask("threads");
    assertThat(threads).matches("loopwatch=[1-5] loops=0");
    return Integer.parseInt(threads.replaceFirst("loopwatch=(\\d).*", "$1"));
  }

  /** A stall that ends by an error has ended; the loop is no longer watched. */
  @Test
  void aThreadThatDiesOfAnError() {
    Target target = quick(DyingLoops.class).option("loops", DyingLoops.class.getName() + "::tick");
    try (ChildJvm child = target.start()) {
      child.ask("game " + OneStall.MILLIS);
      child.ask("netty " + OneStall.MILLIS);
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(Event.stall("seen")))
          .extracting(event -> event.loop().replaceAll("\\d+", "N"))
          .containsExactly("game", "netty-N-N");
      assertThat(child.events().matching(Event.stall("ended")))
          .hasSize(2)
          .allMatch(event -> event.durationNanos() >= OneStall.MILLIS * 1_000_000L)
          .allMatch(event -> event.culprit().equals("Culprits.sleep"));
      assertThat(loops(child))
          .extracting(loop -> loop.getAsJsonObject().get("loop").getAsString())
          .contains("game")
          .anyMatch(loop -> loop.startsWith("netty-"));
      assertThat(child.stderr().text())
          .contains("java.lang.AssertionError: game over", "java.lang.AssertionError: doomed")
          .doesNotContain("java.lang.Loopwatch");
    }
  }

  private static Target quick(Class<?> main) {
    return Target.of(Jdks.own(), main)
        .frameworks("netty-4.1")
        .option("threshold", "300ms")
        .option("lag.threshold", "10s")
        .option("iteration.threshold", "10s");
  }

  private static List<JsonElement> loops(ChildJvm child) {
    return child.events().await("stop", event -> event.is("stop")).list("loops");
  }

  private static long callbacks(ChildJvm child) {
    return loops(child).stream()
        .mapToLong(loop -> loop.getAsJsonObject().get("callbacks").getAsLong())
        .sum();
  }
}
