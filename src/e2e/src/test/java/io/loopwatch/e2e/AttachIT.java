// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attached to servers under load: the first stall is told as it is from the start, no request
 * fails, other options hold at once, and after detaching nothing is left.
 */
class AttachIT {
  private static final int MILLIS = 300;
  private static final int CONNECTIONS = 2;
  private static final int WARM = 1_000;

  static Stream<Cell> cells() {
    return Cell.all().filter(cell -> !cell.isGrpc());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void isWatchedFromThenOn_andAsBeforeAfterwards(Cell cell) {
    try (ChildJvm child = cell.start(cell.target().withoutAgent());
        Traffic traffic = Traffic.to(child, "/quiet/io/0", CONNECTIONS)) {
      traffic.await(WARM);
      Command attached = Live.attach(cell.jdk(), child, "threshold=100ms");
      assertThat(attached.stdout()).contains(" is on: threshold=100ms");
      assertStallsAreTold(cell, child);

      Live.attach(cell.jdk(), child, "threshold=10s,iteration.threshold=10s");
      assertNoStallIsTold(cell, child);

      Command detached = Live.detach(cell.jdk(), child);
      assertThat(detached.stdout()).contains(" is off: ");
      traffic.await(WARM);
      assertThat(ThreadNames.of(child))
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("loopwatch"));
      assertThat(traffic.failures()).isEmpty();
    }
  }

  private static void assertStallsAreTold(Cell cell, ChildJvm child) {
    Client client = cell.client(child);
    for (String place : cell.places()) {
      String path = "/sleep/" + place + "/" + MILLIS;
      Told<Reply> told = Told.of(child, path, "stall", () -> client.send(path));
      StallCheck check = new StallCheck(cell, child, "sleep", place, told.answer());
      check.seen(told.seen());
      check.ended(told.ended());
    }
  }

  private static void assertNoStallIsTold(Cell cell, ChildJvm child) {
    int mark = child.events().mark();
    cell.client(child).call("/sleep/io/" + MILLIS);
    child
        .events()
        .awaitSince(
            mark, "the call, which is told", event -> event.is("lag") || event.is("blocking"));
    assertThat(child.events().since(mark)).noneMatch(event -> event.is("stall"));
  }
}
