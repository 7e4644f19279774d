// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.GameLoop;
import io.loopwatch.e2e.fixture.ManualLoop;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that are not Netty's usual ones. */
class OtherLoopsIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aLoopThatTheUserNames(Jdk jdk) {
    Target target =
        Target.of(jdk, GameLoop.class).option("loops", GameLoop.class.getName() + "::tick");
    try (ChildJvm child = target.start()) {
      Event ended = assertStallIsReported(child, "work");
      assertThat(ended.loop()).isEqualTo("game");
      assertThat(ended.text("loopKind")).isEqualTo("custom");
      assertThat(ended.text("callback")).isEqualTo(GameLoop.class.getName());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aLoopThatTheApplicationRunsItself(Jdk jdk) {
    Target target = Target.of(jdk, ManualLoop.class).frameworks("netty-4.2");
    try (ChildJvm child = target.start()) {
      Event ended = assertStallIsReported(child, "work");
      assertThat(ended.loop()).isEqualTo("manual");
      assertThat(ended.text("loopKind")).isEqualTo("netty");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"io.loopwatch.e2e.Lab#first", "io.loopwatch.e2e.Lab#allKinds"})
  void aTaskOnEveryKindOfLoop(Lab lab) {
    try (ChildJvm child = lab.target(1).start()) {
      Event ended = assertStallIsReported(child, "work 0");
      assertThat(ended.loop()).startsWith("lab-").endsWith("-1");
      assertThat(ended.text("loopKind")).isEqualTo("netty");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("globals")
  void theGlobalExecutor(Lab lab) {
    try (ChildJvm child = lab.target(1).start()) {
      Event ended = assertStallIsReported(child, "work 0");
      assertThat(ended.loop()).startsWith("globalEventExecutor-");
    }
  }

  static Stream<Lab> globals() {
    return Stream.of("netty-4.1-first", "netty-4.1-oldest", "netty-4.1", "netty-4.2")
        .map(netty -> new Lab(Jdks.own(), netty, "global"));
  }

  /**
   * The first stall of a JVM that is half a second old: what tells it is loaded meanwhile. {@code
   * work} is the fixture's command, without the work itself.
   */
  private static Event assertStallIsReported(ChildJvm child, String work) {
    child.ask(work + " quiet 0");
    Told<Reply> told =
        Told.of(
            child,
            work,
            "stall",
            () -> child.askLater(work + " sleep 700").thenApply(Reply::parse));
    Event seen = told.seen();
    Event ended = told.ended();
    Reply reply = told.answer();
    assertThat(ended.durationNanos()).isBetween(reply.nanos(), reply.nanos() + 100_000_000);
    assertThat(ended.loop()).isEqualTo(seen.loop()).isEqualTo(reply.thread());
    assertThat(ended.culprit()).isEqualTo(seen.culprit()).isEqualTo("Culprits.sleep");
    assertThat(ended.text("cause")).isEqualTo("blocking");
    StallCheck.hasNoFrameOfOurs(seen);
    StallCheck.hasNoFrameOfOurs(ended);
    return ended;
  }
}
