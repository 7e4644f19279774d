// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Places;
import io.loopwatch.e2e.Sources;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.Waiting;
import io.loopwatch.e2e.fixture.carrier.VirtualThreadAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent that is interested in virtual threads: nothing hangs, and both work. */
class OtherCarrierAgentsIT {
  private static final CarrierWay SPIN = CarrierWay.of(CarrierWay.SPIN);

  @TempDir static Path folder;

  private static Path other;

  /** Only a manifest: its class is among the fixtures. */
  @BeforeAll
  static void build() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    other = Sources.agent(classes, VirtualThreadAgent.class.getName(), folder.resolve("other.jar"));
  }

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  static Stream<Arguments> jdksAndOrders() {
    return jdks().flatMap(jdk -> Stream.of(Arguments.of(jdk, false), Arguments.of(jdk, true)));
  }

  /** The JVM starts agents in the order of its command line. */
  private static Target target(Jdk jdk, String does, boolean isAfter) {
    String agent = "-javaagent:" + other + "=" + does;
    Target target = Carriers.target(jdk).frameworks("byte-buddy");
    return isAfter
        ? target.withoutAgent().jvm(agent, "-javaagent:" + Places.agent() + "=events=events.jsonl")
        : target.jvm(agent);
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @MethodSource("jdksAndOrders")
  void anAgentThatCountsMounts(Jdk jdk, boolean isAfter) {
    try (ChildJvm child = Carriers.start(target(jdk, "weave", isAfter))) {
      isTold(jdk, child);
      long counted = Long.parseLong(child.ask("mounts"));
      child.ask("pin more unpinned 1");
      assertThat(Long.parseLong(child.ask("mounts"))).isGreaterThan(counted);
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(event -> event.is("notice"))).isEmpty();
    }
  }

  private static void isTold(Jdk jdk, ChildJvm child) {
    new TellsHold(jdk, SPIN, Carriers.hold(child, SPIN)).asStall();
  }

  private static void isToldByLooks(Jdk jdk, ChildJvm child) {
    new TellsHold(jdk, SPIN, Carriers.hold(child, SPIN)).asPolledStall();
  }

  /** Our hooks are dead then: carriers are looked at without, and that is said. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void anAgentThatUndoesWhatOthersWeave(Jdk jdk) {
    try (ChildJvm child = Carriers.start(target(jdk, "restore", false))) {
      isToldByLooks(jdk, child);
      assertThat(child.stop()).isZero();
      isSaidOnce(child);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void anAgentThatUndoesItLater(Jdk jdk) {
    try (ChildJvm child = Carriers.start(target(jdk, "later", false))) {
      isTold(jdk, child);
      child.ask("restore");
      awaitNotice(child);
      isToldByLooks(jdk, child);
      assertThat(child.stop()).isZero();
      isSaidOnce(child);
    }
  }

  /** It is noticed when a virtual thread runs on a carrier that tells nothing. */
  private static void awaitNotice(ChildJvm child) {
    Waiting.until(
        "notice that the hooks are gone",
        Deadlines.REPORT,
        () -> {
          child.ask("pin unnoticed spin 250");
          return child.events().matching(event -> event.is("notice")).stream().findFirst();
        },
        () -> child.events().all() + child.stderr().text());
  }

  private static void isSaidOnce(ChildJvm child) {
    assertThat(child.events().matching(event -> event.is("notice")))
        .singleElement()
        .extracting(Event::toString)
        .asString()
        .contains("carriers")
        .contains("poll");
  }
}
