// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code top} in a terminal: its screens show what was done to the loops. */
class TopIT {
  private static final String CULPRIT = "io.loopwatch.e2e.fixture.Culprits.sleep(Culprits.java:";
  private static final Pattern BLOCKED =
      Pattern.compile("  BLOCKED [0-9.]+ m?s  " + Pattern.quote(CULPRIT));
  private static final String SLEEP = "/sleep/task/4000";
  private static final int REFRESHES = 5;

  static Stream<Arguments> frameworks() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of("netty-4.2", "vertx-5").map(each -> Arguments.of(jdk, each)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void aStallIsShownWhileItLasts_andNoLonger(Jdk jdk, String framework) {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    try (ChildJvm child = cell.start(cell.target().option("threshold", "500ms"));
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      Client client = cell.client(child);
      client.call("/quiet/task/0"); // what a cold server does first may take long, and is told too
      int mark = child.events().mark();
      CompletableFuture<Reply> sleep = client.send(SLEEP);
      Event told =
          child
              .events()
              .awaitSince(
                  mark,
                  "the sleep",
                  Event.stall("seen").and(event -> "Culprits.sleep".equals(event.culprit())));
      String screen = top.await("what blocks it", text -> BLOCKED.matcher(text).find());
      assertThat(sleep).as("it is shown while it lasts").isNotDone();
      assertThat(screen).contains(" 1 blocked");
      top.awaitRow(told.loop(), " 100%");
      assertThat(sleep).as("it was busy while it lasted").isNotDone();
      Client.get(sleep);
      top.await("its end", text -> !text.contains("BLOCKED") && text.contains(" 0 blocked"));
      assertThat(child.stop()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void lagAndPendingTasks_areThoseOfThatLoop(Jdk jdk) {
    try (ChildJvm child = lab(jdk, "500ms").start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      child.ask("work 0 quiet 0");
      child.ask("work 1 quiet 0");
      CompletableFuture<String> sleep = child.askLater("work 0 sleep 4000");
      child.events().await("the sleep", Event.stall("seen"));
      for (int i = 0; i < 5; i++) {
        child.askLater("work 0 quiet 0");
      }
      String screen = top.awaitRow("lab-1-1", " 100% +[1-4]\\.\\d s .* 5$");
      assertThat(sleep).as("it is shown while it lasts").isNotDone();
      assertThat(TopShell.row(screen, "lab-1-2").orElseThrow()).matches(".* [0-9]% .* 0$");
      Client.get(sleep);
      top.awaitRow("lab-1-1", " +\\d%.* [34]\\.\\d s +0$"); // the longest lag stays for a minute
      assertThat(child.stop()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void keysSortAndSelect_andShowTheStack(Jdk jdk) {
    try (ChildJvm child = lab(jdk, "500ms").start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      child.ask("work 0 quiet 0");
      child.ask("work 1 quiet 0");
      top.awaitRow("lab-1-2", "");
      child.askLater("work 1 sleep 60000");
      top.await("what blocks it", text -> text.contains("BLOCKED"));
      top.await("the busiest first", text -> TopShell.first(text).equals("lab-1-2"));
      top.tmux().key("n");
      top.await(
          "by name", text -> text.contains("*LOOP") && TopShell.first(text).equals("lab-1-1"));
      top.tmux().key("r");
      top.await("back", text -> text.contains("^LOOP") && TopShell.first(text).equals("lab-1-2"));
      top.tmux().key("s");
      String stack = top.await("its stack", text -> text.contains("    at " + CULPRIT));
      assertThat(stack).contains("lab-1-2: ", "    at java.base/java.lang.Thread.sleep");
      top.tmux().key("q");
      top.await("the loops", text -> text.contains("LAG NOW"));
      top.tmux().key("h");
      assertThat(top.await("help", text -> text.contains("sort by"))).contains("LAG NOW", "quit");
      top.tmux().key("Escape");
      top.await("the loops", text -> text.contains("^LOOP"));
      child.kill();
      assertThat(top.awaitExit()).isEqualTo("3");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void everySizeIsUsed(Jdk jdk) {
    try (ChildJvm child = lab(jdk, "500ms").start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      child.askLater("work 0 sleep 60000");
      top.await("two lines", text -> text.lines().anyMatch(line -> line.startsWith("  BLOCKED")));
      top.tmux().resize(130, 30);
      top.await(
          "one line",
          text ->
              TopShell.row(text, "lab-1-1")
                  .filter(row -> row.contains("  BLOCKED ") && row.contains(CULPRIT))
                  .isPresent());
      top.tmux().resize(200, 60);
      top.await("more figures", text -> text.contains("CALL P99") && text.contains(" netty "));
      top.tmux().resize(40, 10);
      String small =
          top.await(
              "a small one",
              text ->
                  !text.contains("MAX") && text.lines().anyMatch(l -> l.startsWith("  BLOCKED")));
      assertThat(small).contains("lab-1-1 ").contains("s.java:");
      child.kill();
      assertThat(top.awaitExit()).isEqualTo("3");
    }
  }

  /** Two of them, one of which a virtual thread holds. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("withVirtualThreads")
  void theCarriersAreARow(Jdk jdk) {
    Target target = lab(jdk, "500ms").jvm("-Djdk.virtualThreadScheduler.parallelism=2");
    try (ChildJvm child = target.start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      CompletableFuture<String> spin = child.askLater("virtual holder 4000");
      String screen = top.await("who holds one", text -> text.contains("  BLOCKED "));
      assertThat(spin).as("it is shown while it lasts").isNotDone();
      assertThat(screen).contains("Culprits.spin(Culprits.java:");
      assertThat(TopShell.row(screen, "carriers")).isPresent();
      Client.get(spin);
      top.await("its end", text -> !text.contains("BLOCKED"));
      top.tmux().resize(170, 24);
      top.awaitRow("carriers", ".*[1-9]\\S* (us|ms|s)\\s*$"); // its last column, CALL P99
      assertThat(child.stop()).isZero();
    }
  }

  static Stream<Jdk> withVirtualThreads() {
    return Jdks.all().filter(jdk -> jdk.version() >= 21);
  }

  /** The silent twin: what works is not called blocked. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aCalmService_isNotBlocked(Jdk jdk) {
    try (ChildJvm child = lab(jdk, "5s").start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      for (int i = 0; i < REFRESHES; i++) {
        child.ask("work 0 spin 400");
        child.ask("work 1 sleep 20");
        String screen = top.awaitRow("lab-1-1", "");
        assertThat(screen).contains(" 0 blocked, 0 stalls").doesNotContain("BLOCKED");
      }
      assertThat(child.stop()).isZero();
    }
  }

  private static Target lab(Jdk jdk, String threshold) {
    return new Lab(jdk, "netty-4.2", "nio")
        .target(2)
        .option("threshold", threshold)
        .option("iteration.threshold", "10s");
  }
}
