// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.Waiting;
import io.loopwatch.e2e.fixture.carrier.HoldVerticle;
import io.loopwatch.e2e.fixture.carrier.VertxCarrierLab;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verticles on virtual threads: what holds a carrier is told with the verticle that does. */
class VirtualVerticlesIT {
  private static final String VERTICLE = HoldVerticle.class.getName();

  static Stream<Arguments> frameworks() {
    return Carriers.jdks()
        .flatMap(jdk -> Stream.of("vertx-4", "vertx-5").map(vertx -> Arguments.of(jdk, vertx)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void aHeldCarrierIsToldWithItsVerticle(Jdk jdk, String framework) {
    Target target =
        Target.of(jdk, VertxCarrierLab.class).frameworks(framework).jvm(Carriers.jvm(2));
    try (ChildJvm child = target.start()) {
      awaitWatched(child);
      child.ask("sleep 1"); // loads its classes
      int mark = child.events().mark();
      child.ask("sleep 250");
      says(child, hold(child, "spin", "HoldVerticle.spin"), "cpu", "unknown");
      Event pin = hold(child, "pin", "HoldVerticle.awaits");
      says(child, pin, "blocking");
      assertThat(pin.text("pinned.reason")).isEqualTo("class-initialiser");
      Event call =
          child
              .events()
              .await(
                  "the pin in it",
                  event -> event.is("pinned") && event.number("stall") == pin.id());
      assertThat(call.text("context.virtualThreadId"))
          .isEqualTo(pin.text("context.virtualThreadId"));
      assertThat(call.text("context.verticle")).isEqualTo(VERTICLE);
      assertThat(child.events().since(mark))
          .filteredOn(event -> "Culprits.sleep".equals(event.culprit()))
          .as("told of a sleep that left its carrier")
          .isEmpty();
    }
  }

  private static void awaitWatched(ChildJvm child) {
    Waiting.until(
        "carriers watched",
        Deadlines.REPORT,
        () -> {
          child.ask("busy 250");
          return child.events().matching(at("Culprits.spin")).stream().findFirst();
        },
        () -> child.events().all() + child.stderr().text());
  }

  /** Returns its end; it was told before that. Again where the machine had no processor for it. */
  private static Event hold(ChildJvm child, String command, String culprit) {
    Event ended = holdOnce(child, command);
    for (int i = 1; i < Carriers.ATTEMPTS && ended.is("cause", "descheduled"); i++) {
      ended = holdOnce(child, command);
    }
    assertThat(ended.culprit()).as("culprit of %s", ended).isEqualTo(culprit);
    return ended;
  }

  private static Event holdOnce(ChildJvm child, String command) {
    int mark = child.events().mark();
    CompletableFuture<String> answer = child.askLater(command);
    Predicate<Event> ofCarrier = event -> event.is("loopKind", "carrier");
    Event seen =
        child.events().awaitSince(mark, "stall of " + command, Event.stall("seen").and(ofCarrier));
    assertThat(answer).isNotDone();
    child.ask("go");
    Stay stay = Stay.parse(command, Carriers.get(answer));
    assertThat(seen.loop()).isEqualTo(stay.carrier());
    assertThat(seen.text("context.virtualThreadId")).isEqualTo(stay.id());
    return child.events().awaitEnd(seen);
  }

  private static Predicate<Event> at(String culprit) {
    return event -> event.is("stall") && culprit.equals(event.culprit());
  }

  private static void says(ChildJvm child, Event event, String... causes) {
    assertThat(event.text("loopKind")).isEqualTo("carrier");
    assertThat(event.text("cause")).as("cause of %s", event).isIn((Object[]) causes);
    assertThat(event.text("context.verticle")).as("verticle of %s", event).isEqualTo(VERTICLE);
    assertThat(event.text("context.deploymentId"))
        .as("deployment of %s", event)
        .isEqualTo(child.ready().get("deployment"));
    assertThat(event.text("context.virtualThread")).startsWith("vert.x-virtual-thread-");
    child
        .stderr()
        .await(
            "its line in the log",
            line ->
                line.contains("loopwatch.stall - #" + event.id() + " ") && line.contains(VERTICLE));
  }
}
