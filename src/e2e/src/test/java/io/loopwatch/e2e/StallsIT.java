// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stalls of known length and place on real servers: all are reported while they last, and as what
 * they are; the same servers without them are silent.
 */
class StallsIT {
  private static final int MILLIS = 300;
  private static final long MOST_BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MEDIAN_BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final List<String> KINDS = List.of("sleep", "spin", "lock");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Cell#all")
  void everyStallIsReportedAndNothingElse(Cell cell) {
    Target target = cell.target().option("threshold", "100ms");
    try (ChildJvm child = cell.start(target)) {
      Client client = cell.client(child);
      warmUp(cell, client);
      Calm calm = Calm.of(() -> beQuiet(cell, client));
      Instant loud = Instant.now();
      List<Long> ids = beLoud(cell, client, child);
      calm.assertNothingTold(child);
      assertNothingElse(ids, loud, child);
      assertThat(child.stop()).isZero();
      assertTotals(child);
    }
  }

  /** Loads the classes of all that comes: on a cold JVM that is a stall of its own, and told. */
  private static void warmUp(Cell cell, Client client) {
    for (String place : cell.places()) {
      KINDS.forEach(kind -> client.call("/" + kind + "/" + place + "/1"));
    }
    if (cell.isVertx()) {
      client.call("/quiet/worker/0");
    }
  }

  /** As much as later, in the right way; returns the most disturbed answer. */
  private static Reply beQuiet(Cell cell, Client client) {
    List<String> paths = new ArrayList<>();
    for (String place : cell.places()) {
      KINDS.forEach(kind -> paths.add("/quiet/" + place + "/0"));
    }
    if (cell.isVertx()) {
      paths.add("/sleep/worker/" + MILLIS);
    }
    return paths.stream().map(client::call).max(Comparator.comparing(Reply::heldUpNanos)).get();
  }

  /** Returns the numbers of all stalls that it caused. */
  private static List<Long> beLoud(Cell cell, Client client, ChildJvm child) {
    List<Long> ids = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    for (String kind : KINDS) {
      for (String place : cell.places()) {
        String path = "/" + kind + "/" + place + "/" + MILLIS;
        Told<Reply> told = Told.of(child, path, "stall", () -> client.send(path));
        StallCheck check = new StallCheck(cell, child, kind, place, told.answer());
        check.seen(told.seen());
        check.ended(told.ended());
        ids.addAll(told.disturbed());
        ids.add(told.ended().id());
        beside.add(told.ended().durationNanos() - told.answer().nanos());
      }
    }
    assertDurations(beside);
    return ids;
  }

  private static void assertDurations(List<Long> beside) {
    assertThat(beside)
        .as("nanoseconds reported beyond what the fixture measured")
        .allSatisfy(nanos -> assertThat(nanos).isBetween(0L, MOST_BESIDE_NANOS));
    assertThat(beside.stream().sorted().toList().get(beside.size() / 2))
        .as("their median")
        .isLessThan(MEDIAN_BESIDE_NANOS);
  }

  private static void assertNothingElse(List<Long> ids, Instant from, ChildJvm child) {
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(child.events().from(from))
        .filteredOn(event -> !event.is("lag") && !ids.contains(event.id()) && !isIn(ids, event))
        .as("events beside the injected stalls, their blocking calls and the lag that they cause")
        .isEmpty();
    // Not of the warm-up: a class that is woven as a loop loads it shows who weaves it.
    child.events().from(from).forEach(StallCheck::hasNoFrameOfOurs);
  }

  /** Whether it is a blocking call in one of these stalls. */
  private static boolean isIn(List<Long> stalls, Event event) {
    return event.is("blocking")
        && event.field("stall") != null
        && stalls.contains(event.number("stall"));
  }

  /** The last event counts what the others told. */
  private static void assertTotals(ChildJvm child) {
    Event stop = child.events().await("stop", event -> event.is("stop"));
    long counted =
        stop.list("loops").stream()
            .mapToLong(loop -> loop.getAsJsonObject().get("stalls").getAsLong())
            .sum();
    assertThat(child.events().matching(Event.stall("ended"))).hasSize((int) counted);
  }
}
