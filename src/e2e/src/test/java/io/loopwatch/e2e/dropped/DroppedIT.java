// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.dropped;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.dropped.DroppedLab;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Futures of Netty, Vert.x and the JDK that fail on a loop. Those that somebody asks come first: by
 * the time the last of the others is told, they have been collected too.
 */
class DroppedIT {
  /**
   * One child.
   *
   * @param framework a folder of {@code target/frameworks}
   * @param futures whose futures: the beginning of the names of the fixtures
   */
  private record Cell(Jdk jdk, String framework, String futures) {
    ChildJvm start(String dropped) {
      return Target.of(jdk, DroppedLab.class)
          .frameworks(framework)
          .arguments(framework.startsWith("vertx") ? "vertx" : "netty")
          .option("dropped", dropped)
          .start();
    }

    String kind() {
      return switch (futures) {
        case "Netty" -> "Netty promise";
        case "Vertx" -> "Vert.x future";
        default -> "CompletableFuture";
      };
    }

    /** For the names of tests. */
    @Override
    public String toString() {
      return jdk + ", " + framework + ", " + futures;
    }
  }

  static Stream<Cell> all() {
    Stream<Cell> old =
        Stream.of("netty-4.1-first", "netty-4.1-oldest")
            .map(netty -> new Cell(Jdks.own(), netty, "Netty"));
    return Stream.concat(old, Jdks.all().flatMap(DroppedIT::on));
  }

  private static Stream<Cell> on(Jdk jdk) {
    return Stream.of(
        new Cell(jdk, "netty-4.1", "Netty"),
        new Cell(jdk, "netty-4.2", "Netty"),
        new Cell(jdk, "netty-4.2", "Stage"),
        new Cell(jdk, "vertx-4", "Vertx"),
        new Cell(jdk, "vertx-5", "Vertx"));
  }

  static Stream<Cell> onOwnJdk() {
    return on(Jdks.own());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void whatNobodyAsks_isToldOnceWithItsLine(Cell cell) {
    try (ChildJvm child = cell.start("true")) {
      run(child, "loop", cell.futures() + "Questions");
      List<String> lines = run(child, "loop", cell.futures() + "Drops");
      List<Event> told = Collected.until(child, lines.size());
      assertThat(told.stream().map(DroppedIT::place)).containsExactlyInAnyOrderElementsOf(lines);
      assertThat(told.stream().map(event -> event.text("future")))
          .contains(cell.kind())
          .isSubsetOf(cell.kind(), "CompletableFuture");
      assertThat(child.events().all())
          .as("what Loopwatch says of itself")
          .noneMatch(event -> event.is("notice"));
      assertThat(child.stop()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("onOwnJdk")
  void withoutTheOption_nothingIsTold(Cell cell) {
    try (ChildJvm child = cell.start("false")) {
      run(child, "loop", cell.futures() + "Drops");
      child.ask("gc");
      child.ask("gc");
      assertThat(child.stop()).isZero();
      child.events().await("stop", event -> event.is("stop"));
      assertThat(child.events().all()).noneMatch(event -> event.is("dropped"));
    }
  }

  /** The places that are to be told: the class, and a line of it. */
  private static List<String> run(ChildJvm child, String where, String fixture) {
    List<String> places = new ArrayList<>();
    for (String way : FixtureWays.of(fixture)) {
      places.add(fixture + ":" + child.ask(where + " " + way));
    }
    return places;
  }

  private static String place(Event event) {
    String type = event.text("culprit.class");
    return type.substring(type.lastIndexOf('.') + 1) + ":" + event.number("culprit.line");
  }
}
