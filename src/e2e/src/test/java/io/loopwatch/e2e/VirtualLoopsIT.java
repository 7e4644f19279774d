// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Netty's loops on virtual threads: what they run is told as theirs, and not as their carriers'
 * too, on which they wait for I/O for as long as there is none.
 */
class VirtualLoopsIT {
  private static final int MILLIS = 300;

  static Stream<Lab> labs() {
    return Lab.nio()
        .filter(lab -> lab.jdk().version() >= 21)
        .map(lab -> new Lab(lab.jdk(), lab.framework(), "virtual"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("labs")
  void callbacksAreToldAsTheLoops(Lab lab) {
    Target target = lab.target(1).jvm("-Djdk.virtualThreadScheduler.parallelism=4");
    try (ChildJvm child = target.start()) {
      child.ask("work 0 spin 1");
      child.ask("work 0 sleep 1");
      awaitCarriersWatched(child);
      int mark = child.events().mark();
      isTold(child, "spin");
      isTold(child, "sleep");
      child.ask("rest " + MILLIS);
      child.ask("virtual control " + MILLIS);
      child.events().awaitSince(mark, "what came last", of("control"));
      assertThat(child.events().since(mark))
          .filteredOn(event -> event.is("loopKind", "carrier") && !event.is("lag"))
          .filteredOn(event -> !of("warm").or(of("control")).test(event))
          .as("told of carriers though only loops have run on them")
          .isEmpty();
      child.ask("shutdown 0 3");
      assertThat(child.ask("collect")).as("loops that outlive their shutdown").isEqualTo("0");
      assertThat(child.stop()).isZero();
    }
  }

  private static Predicate<Event> of(String virtualThread) {
    return event -> event.is("context.virtualThread", virtualThread);
  }

  private static void awaitCarriersWatched(ChildJvm child) {
    Waiting.until(
        "carriers watched",
        Deadlines.REPORT,
        () -> {
          child.ask("virtual warm " + MILLIS);
          return child.events().matching(of("warm")).stream().findFirst();
        },
        () -> child.events().all() + child.stderr().text());
  }

  private static void isTold(ChildJvm child, String kind) {
    String command = "work 0 " + kind + " " + MILLIS;
    Told<Reply> told =
        Told.of(child, kind, "stall", () -> child.askLater(command).thenApply(Reply::parse));
    for (Event event : List.of(told.seen(), told.ended())) {
      assertThat(event.loop()).as("loop of %s", event).isEqualTo(told.answer().thread());
      assertThat(event.text("loopKind")).as("kind of loop of %s", event).isEqualTo("netty");
      assertThat(event.culprit()).as("culprit of %s", event).isEqualTo("Culprits." + kind);
      assertThat(event.text("operation"))
          .as("operation of %s", event)
          .isEqualTo(kind.equals("sleep") ? "Thread.sleep" : null);
    }
    assertThat(told.ended().durationNanos()).isGreaterThanOrEqualTo(told.answer().nanos());
  }
}
