// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Answer;
import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.fixture.Metronome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way to hold a carrier is told while it lasts, as what it is; the ways that leave it are
 * silent, for as long as a stall takes to be told in the same JVM. One child for each JDK.
 */
class CarriersIT {
  private static final int ATTEMPTS = 5;
  private static final Set<String> TOLD = Set.of("stall", "pinned", "blocking", "starvation");
  private static final Map<Jdk, ChildJvm> CHILDREN = new ConcurrentHashMap<>();

  static Stream<Arguments> holding() {
    return Carriers.jdks()
        .flatMap(jdk -> CarrierWay.holding(jdk.version()).map(way -> Arguments.of(jdk, way)));
  }

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  private static ChildJvm child(Jdk jdk) {
    return CHILDREN.computeIfAbsent(jdk, any -> Carriers.start(Carriers.target(jdk)));
  }

  @AfterAll
  static void close() {
    CHILDREN.values().forEach(ChildJvm::close);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("holding")
  void aHeldCarrierIsToldWhileItIsHeld(Jdk jdk, CarrierWay way) {
    ChildJvm child = child(jdk);
    child.ask("try " + way.command());
    TellsHold check = new TellsHold(jdk, way, Carriers.hold(child, way));
    check.asStall();
    if (way.told().cause().equals("blocking") && !way.told().pinned().isEmpty()) {
      check.asPin(child.events().await("pin of " + way, isIn("pinned", check.held())));
    } else if (way.told().cause().equals("blocking")) {
      check.asCall(child.events().await("call of " + way, isIn("blocking", check.held())));
    }
  }

  private static Predicate<Event> isIn(String type, Held held) {
    return event -> event.is(type) && event.number("stall") == held.seen().id();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void theLogTellsItTwice(Jdk jdk) {
    ChildJvm child = child(jdk);
    Held held = Carriers.hold(child, CarrierWay.of("InitialiserWays sleepInInitialiser"));
    String begin = "WARN loopwatch.stall - #" + held.seen().id() + " " + held.stay().carrier();
    String thread = ", in virtual thread " + held.stay().name() + " #" + held.stay().id() + ", ";
    String seen = child.stderr().await("first line", line -> line.contains(begin + " held for "));
    assertThat(seen)
        .containsPattern(
            " held for \\d+ ms and counting \\(threshold 100 ms\\): Thread\\.sleep at ")
        .contains("InitialiserWays.sleeps(InitialiserWays.java:")
        .contains(thread + "pinned by the static initialiser of ");
    String ended = child.stderr().await("last line", line -> line.contains(begin + " was held "));
    assertThat(ended)
        .containsPattern(
            " was held for \\d+ ms: blocking, Thread\\.sleep \\d+ % of \\d+ samples at ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aThreadWithoutANameGoesByItsNumber(Jdk jdk) {
    ChildJvm child = child(jdk);
    int mark = child.events().mark();
    child.ask("pin  spin 250"); // its name is empty
    Event told = child.events().awaitSince(mark, "it", event -> event.is("stall"));
    assertThat(told.text("context.virtualThread"))
        .isEqualTo("#" + told.text("context.virtualThreadId"))
        .matches("#\\d+");
  }

  /** They wait all at once, until a thread beside them that computes has been told. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void whoeverLeavesTheCarrierIsNotTold(Jdk jdk) {
    ChildJvm child = child(jdk);
    List<CarrierWay> ways = CarrierWay.leaving(jdk.version()).toList();
    assertThat(ways).hasSizeGreaterThan(12);
    ways.forEach(way -> child.ask("try " + way.command()));
    for (int i = 0; i < ATTEMPTS; i++) {
      Metronome.begin();
      int mark = child.events().mark();
      waitAside(child, ways);
      List<Event> told = others(child.events().since(mark));
      if (told.isEmpty() || Metronome.longestNanos() < Answer.MOST_HELD_UP_NANOS) {
        assertThat(told).as("told though all have left their carriers").isEmpty();
        return;
      }
    }
    throw new AssertionError("the machine is too busy: it was disturbed each time");
  }

  private static void waitAside(ChildJvm child, List<CarrierWay> ways) {
    Map<String, CompletableFuture<String>> waiting = new LinkedHashMap<>();
    for (CarrierWay way : ways) {
      String name = Carriers.newName(way);
      waiting.put(name, child.askLater("start " + name + " " + way.command()));
    }
    waiting.keySet().forEach(name -> child.ask("waiting " + name));
    Held control = Carriers.hold(child, CarrierWay.of(CarrierWay.SPIN));
    waiting.keySet().forEach(name -> child.ask("go " + name));
    waiting.forEach(
        (name, answer) ->
            assertThat(Stay.parse(name, Carriers.get(answer)))
                .satisfies(
                    stay -> assertThat(stay.failure()).as(name).isEqualTo("none"),
                    stay -> assertThat(stay.nanos()).isGreaterThan(control.stay().nanos())));
    Carriers.hold(child, CarrierWay.of(CarrierWay.SPIN)); // all that was told before it is there
  }

  private static List<Event> others(List<Event> events) {
    return events.stream()
        .filter(event -> TOLD.contains(event.type()))
        .filter(event -> !"CpuWays.spin".equals(event.culprit()))
        .toList();
  }
}
