// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stop;
import io.loopwatch.watch.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is to blame, and what is kept back. */
class DroppedFailuresTest {
  private static final StackTraceElement LOOP = frame("io.netty.channel.nio.NioEventLoop", "run");
  private static final StackTraceElement ORDERS = frame("com.acme.Orders", "load");
  private static final StackTraceElement PRICES = frame("com.acme.Prices", "find");

  private final List<Event> told = new ArrayList<>();
  private boolean isWarm;
  private final DroppedFailures failures =
      new DroppedFailures(new Frames(List.of()), new Recorder());

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, "Any.java", 42);
  }

  private static Dropped dropped(
      List<StackTraceElement> stack, List<StackTraceElement> failureStack) {
    LoopId loop = new LoopId("loop-1", LoopKind.NETTY);
    Instant time = Instant.EPOCH;
    return new Dropped(
        1,
        time,
        loop,
        "Netty promise",
        "java.io.IOException",
        null,
        stack,
        failureStack,
        Map.of(),
        null);
  }

  @Test
  void placeOfTheFailing_isBlamed() {
    failures.event(dropped(List.of(LOOP, ORDERS, LOOP), List.of(PRICES)));
    assertThat(told).singleElement().extracting("culprit").isEqualTo(ORDERS);
  }

  @Test
  void whereNoneIsThere_thePlaceWhereTheFailureWasMadeIs() {
    failures.event(dropped(List.of(LOOP), List.of(LOOP, PRICES)));
    assertThat(told).singleElement().extracting("culprit").isEqualTo(PRICES);
  }

  @Test
  void lineOfALibrary_isNobodysToMend() {
    StackTraceElement library = frame("reactor.core.publisher.Mono", "block");
    failures.event(dropped(List.of(library, LOOP), List.of(library)));
    assertThat(told).isEmpty();

    failures.event(dropped(List.of(library, LOOP), List.of(library, PRICES)));
    assertThat(told).singleElement().extracting("culprit").isEqualTo(PRICES);
  }

  @Test
  void warmUp_isPassedOn() {
    failures.warmUp();
    assertThat(isWarm).isTrue();
  }

  @Test
  void failureOfAFramework_isKeptBackAndCounted() {
    failures.event(dropped(List.of(LOOP), List.of(LOOP)));
    failures.event(dropped(List.of(LOOP), List.of()));
    assertThat(told).isEmpty();

    Stop stop = new Stop(Instant.EPOCH, List.of());
    failures.event(stop);
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).isInstanceOf(Notice.class);
    assertThat(((Notice) told.get(0)).text()).startsWith("2 failures");
    assertThat(told.get(1)).isSameAs(stop);
  }

  @Test
  void allElse_goesThrough() {
    Notice notice = new Notice(Instant.EPOCH, "any");
    Stop stop = new Stop(Instant.EPOCH, List.of());
    failures.event(notice);
    failures.event(stop);
    assertThat(told).containsExactly(notice, stop);
  }

  private final class Recorder implements Findings {
    @Override
    public void warmUp() {
      isWarm = true;
    }

    @Override
    public void stall(Evidence evidence) {
      throw new AssertionError("no stall");
    }

    @Override
    public void blocking(BlockingEvidence evidence) {
      throw new AssertionError("no call");
    }

    @Override
    public void event(Event event) {
      told.add(event);
    }
  }
}
