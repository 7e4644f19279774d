// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.origin.OriginLab;
import io.loopwatch.e2e.fixture.origin.VertxOrigins;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code origin=true}: a stall names the line that submitted its task. */
class OriginIT {
  private static final String FIXTURES = OriginLab.class.getPackageName() + ".";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"io.loopwatch.e2e.Lab#nio", "io.loopwatch.e2e.Lab#first", "kinds"})
  void taskOrTimerOfNetty(Lab lab) {
    try (ChildJvm child = netty(lab).option("origin", "true").start()) {
      for (String way :
          List.of("thread", "own", "callable", "timer", "own-timer", "fixed", "again")) {
        assertIsTheFirstFrame(way, child);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vertx")
  void taskOrTimerOfVertx(Lab lab) {
    try (ChildJvm child = vertx(lab).option("origin", "true").start()) {
      for (String way : List.of("context", "timer", "periodic")) {
        Asked asked = ask(child, way);
        assertThat(origin(asked.ended))
            .filteredOn(frame -> frame.startsWith(FIXTURES))
            .first()
            .satisfies(frame -> assertIsLine(frame, asked));
      }
      assertThatTheWorkerAsks(child);
    }
  }

  /** What ran there is over: the line that called {@code executeBlocking} is not known. */
  private static void assertThatTheWorkerAsks(ChildJvm child) {
    Event ended = ask(child, "blocking").ended;
    assertThat(ended.text("context.submittedBy")).startsWith("vert.x-worker-thread-");
    assertThat(origin(ended)).isNotEmpty().anyMatch(frame -> frame.startsWith("io.vertx."));
  }

  /** The silent twin. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void withoutTheOption_nothingIsTold(Lab lab) {
    try (ChildJvm child = netty(lab).start()) {
      for (String way : List.of("thread", "own", "timer")) {
        Event ended = ask(child, way).ended;
        assertThat(ended.field("origin")).isNull();
        assertThat(ended.field("context")).isNull();
      }
    }
  }

  /** A million tasks that have run leave nothing behind. */
  @Test
  void aMillionTasks_leaveTheHeapFlat() {
    Lab lab = new Lab(Jdks.own(), "netty-4.1", "nio");
    try (ChildJvm child = netty(lab).option("origin", "true").jvm("-Xmx64m").start()) {
      long before = Long.parseLong(child.ask("run 10000"));
      long after = Long.parseLong(child.ask("run 1000000"));
      assertThat(after - before).as("more megabytes than before").isLessThan(5);
      assertIsTheFirstFrame("thread", child);
    }
  }

  private static void assertIsTheFirstFrame(String way, ChildJvm child) {
    Asked asked = ask(child, way);
    assertIsLine(origin(asked.ended).get(0), asked);
  }

  private static void assertIsLine(String frame, Asked asked) {
    String[] place = asked.line.split(":", 2);
    assertThat(frame).contains("." + place[0] + "(").endsWith(":" + place[1] + ")");
    assertThat(asked.ended.text("context.submittedBy")).isEqualTo(asked.thread);
    assertThat(origin(asked.ended)).noneMatch(one -> one.contains("java.lang.Loopwatch"));
  }

  /** A stall, and who submitted its task, as the fixture says. */
  private record Asked(String line, String thread, Event ended) {}

  /** Has the fixture stall; reports while it lasted say the same as its end. */
  private static Asked ask(ChildJvm child, String way) {
    int mark = child.events().mark();
    String[] answer = child.ask(way).split(" ", 2);
    Event ended = child.events().awaitSince(mark, way, OriginIT::isInjected);
    assertThat(child.events().since(mark))
        .filteredOn(event -> event.id() == ended.id() && event.is("stall"))
        .allSatisfy(event -> assertThat(origin(event)).isIn(origin(ended), List.of()));
    return new Asked(answer[0], answer[1], ended);
  }

  /** By what it did: on a busy machine there may be no sample of it. */
  private static boolean isInjected(Event event) {
    return Event.stall("ended").test(event)
        && event.list("blocking").stream().anyMatch(sum -> sum.toString().contains("Thread.sleep"));
  }

  private static List<String> origin(Event event) {
    return event.list("origin").stream().map(frame -> frame.getAsString()).toList();
  }

  private static Target netty(Lab lab) {
    return Target.of(lab.jdk(), OriginLab.class).frameworks(lab.framework()).arguments(lab.kind());
  }

  private static Target vertx(Lab lab) {
    return Target.of(lab.jdk(), VertxOrigins.class).frameworks(lab.framework());
  }

  static Stream<Lab> kinds() {
    return Stream.of("netty-4.1-oldest", "netty-4.2")
        .flatMap(
            netty ->
                Stream.of("epoll", "default", "executor", "global")
                    .map(kind -> new Lab(Jdks.own(), netty, kind)));
  }

  static Stream<Lab> vertx() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of("vertx-4", "vertx-5").map(name -> new Lab(jdk, name, "loop")));
  }
}
