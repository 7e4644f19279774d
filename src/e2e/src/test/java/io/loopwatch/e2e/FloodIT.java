// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.loopwatch.e2e.fixture.FloodLab;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that gets more short tasks than it can run: what they are is told by class. */
class FloodIT {
  private static final int TASKS = 20_000;
  private static final int MICROS = 100;

  /** What is the application's own among all tasks, at least. */
  private static final double MOST = 0.9;

  private static final List<String> NETTY = List.of("execute", "submit", "schedule");

  /**
   * Wrappers that forget the task when it has run: of those that ran before the watchdog looked, on
   * a machine that is busy, only the wrapper is known.
   */
  private static final List<String> WRAPPED = List.of("submit", "schedule", "timer");

  private static final List<String> VERTX = List.of("context", "timer");

  /** Frameworks on a JDK, and the ways on which they are given tasks. */
  record Setting(Jdk jdk, String framework, List<String> ways) {
    Target target() {
      String kind = framework.startsWith("vertx") ? "vertx" : "netty";
      return Target.of(jdk, FloodLab.class).frameworks(framework).arguments(kind);
    }

    /** The class that floods. */
    String tick() {
      return framework.startsWith("vertx") ? "VertxTick" : "Tick";
    }

    @Override
    public String toString() {
      return jdk + ", " + framework;
    }
  }

  static Stream<Setting> settings() {
    return Stream.concat(
        netty(),
        Jdks.all()
            .flatMap(
                jdk ->
                    Stream.of(
                        new Setting(jdk, "vertx-4", VERTX), new Setting(jdk, "vertx-5", VERTX))));
  }

  static Stream<Setting> netty() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(
                    new Setting(jdk, "netty-4.1", NETTY), new Setting(jdk, "netty-4.2", NETTY)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void whoFloodsALoopIsTold_andALoopThatIsBusyIsNot(Setting setting) {
    try (ChildJvm child = setting.target().option("iteration.threshold", "10s").start()) {
      for (String way : setting.ways()) {
        child.ask("busy " + way + " 50");
        Calm calm = Calm.of(() -> Runs.parse(child.ask("busy " + way + " 1000")));
        assertFloodIsTold(setting, child, way);
        assertThat(child.events().between(calm.from(), calm.to()))
            .filteredOn(event -> event.is("flood"))
            .as("told of a loop that is 60 %% busy by %s", way)
            .isEmpty();
      }
    }
  }

  private static void assertFloodIsTold(Setting setting, ChildJvm child, String way) {
    String command = "flood " + way + " " + TASKS + " " + MICROS;
    Told<Runs> told =
        Told.of(child, command, "lag", () -> child.askLater(command).thenApply(Runs::parse));
    Event flood = only(child, told);
    assertThat(flood.text("of")).isEqualTo("lag");
    assertThat(flood.number("thresholdNanos")).isEqualTo(100_000_000);
    assertThat(flood.number("waitingTasks")).isBetween(1_000L, 2L * TASKS);
    assertIsMost(flood, "waiting", setting.tick());
    if (WRAPPED.contains(way)) {
      assertIsAmong(flood, "ran", setting.tick());
    } else {
      assertIsMost(flood, "ran", setting.tick());
    }
  }

  /** What the agent does for the first time takes its time: it might be late for the flood. */
  private static void warmUp(ChildJvm child) {
    child.ask("turn 60 6000");
    child
        .events()
        .await("end of a turn", event -> event.is("iteration") && event.is("phase", "ended"));
  }

  /** The one flood of an episode, which is told just before it and under its number. */
  private static Event only(ChildJvm child, Told<?> told) {
    List<Event> all = child.events().all();
    List<Event> floods =
        all.stream().filter(event -> event.is("flood") && event.id() == told.seen().id()).toList();
    assertThat(floods).as("floods among %s", all).hasSize(1);
    Event flood = floods.get(0);
    assertThat(all.indexOf(flood)).isLessThan(all.indexOf(told.seen()));
    assertThat(flood.loop()).isEqualTo(told.seen().loop());
    return flood;
  }

  private static void assertIsMost(Event flood, String what, String simpleName) {
    long all = flood.list(what).stream().mapToLong(FloodIT::count).sum();
    JsonObject first = flood.list(what).get(0).getAsJsonObject();
    assertThat(first.get("task").getAsString())
        .as("%s in %s", what, flood)
        .isEqualTo("io.loopwatch.e2e.fixture." + simpleName);
    assertThat(count(first)).as("%s in %s", what, flood).isGreaterThan((long) (MOST * all));
  }

  private static void assertIsAmong(Event flood, String what, String simpleName) {
    assertThat(flood.list(what))
        .as("%s in %s", what, flood)
        .extracting(task -> task.getAsJsonObject().get("task").getAsString())
        .contains("io.loopwatch.e2e.fixture." + simpleName);
  }

  private static long count(JsonElement task) {
    return task.getAsJsonObject().get("count").getAsLong();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("netty")
  void manyTasksInOneTurnAreToldByTheirClass(Setting setting) {
    Target target = setting.target().option("lag.threshold", "10s");
    try (ChildJvm child = target.start()) {
      warmUp(child);
      Told<Runs> told =
          Told.of(
              child,
              "turn",
              "iteration",
              () -> child.askLater("turn 60 6000").thenApply(Runs::parse));
      Event flood = only(child, told);
      assertThat(flood.text("of")).isEqualTo("iteration");
      assertIsMost(flood, "waiting", setting.tick());
      assertIsMost(flood, "ran", setting.tick()); // of those that ran since it seemed too much
      long ran = flood.list("ran").stream().mapToLong(FloodIT::count).sum();
      assertThat(ran + flood.number("waitingTasks")).isBetween(30L, 61L);
    }
  }
}
