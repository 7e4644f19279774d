// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From an event to what the application reads, through both. */
class EventFieldsTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final LoopId LOOP = new LoopId("loop-1", LoopKind.VERTX);
  private static final StackTraceElement FRAME =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);
  private static final Map<String, String> CONTEXT = Map.of("verticle", "com.acme.Shop");
  private static final BlockingEvidence CALLED =
      new BlockingEvidence(
          9,
          TIME,
          LOOP,
          3_000_000,
          1,
          1_000_000,
          new Operation("Thread.sleep", "sleep"),
          List.of(FRAME),
          CONTEXT,
          7);

  @Test
  void aStall_hasAllThatTheLogHas() {
    LoopwatchEvent event = told(stall(Phase.ENDED));
    assertThat(event.type()).isEqualTo("stall");
    assertThat(event.id()).isEqualTo(17);
    assertThat(event.phase()).contains("ended");
    assertThat(event.isOver()).isTrue();
    assertThat(event.time()).isEqualTo(TIME);
    assertThat(event.loop()).isEqualTo("loop-1");
    assertThat(event.loopKind()).isEqualTo("vertx");
    assertThat(event.duration()).isEqualTo(Duration.ofMillis(120));
    assertThat(event.threshold()).isEqualTo(Duration.ofMillis(100));
    assertThat(event.cause()).contains("blocking");
    assertThat(event.operation()).contains("Thread.sleep");
    assertThat(event.culprit()).contains(FRAME);
    assertThat(event.callback()).contains("com.acme.Task");
    assertThat(event.stack()).containsExactly(FRAME);
    assertThat(event.context()).isEqualTo(CONTEXT);
    assertThat(event.waitingTasks()).isEqualTo(12);
    assertThat(event).asString().startsWith("#17 loop-1 was blocked");
  }

  @Test
  void aStallThatLasts_isNotOver() {
    assertThat(told(stall(Phase.SEEN)).isOver()).isFalse();
    assertThat(told(stall(Phase.LASTS)).phase()).contains("lasts");
    assertThat(told(stall(Phase.SEEN))).asString().contains("and counting");
  }

  @Test
  void aLag_namesItsStall() {
    LoopwatchEvent event =
        told(new Lag(18, Phase.SEEN, TIME, LOOP, 140_000_000, 100_000_000, 5, 17));
    assertThat(event.type()).isEqualTo("lag");
    assertThat(event.stall()).isEqualTo(17);
    assertThat(event.waitingTasks()).isEqualTo(5);
    assertThat(event.cause()).isEmpty();
    assertThat(event.culprit()).isEmpty();
    assertThat(event.stack()).isEmpty();
  }

  @Test
  void aCall_isOver_andMayBeAPin() {
    LoopwatchEvent call = told(new BlockingCall(CALLED, "Thread.sleep", FRAME, null));
    assertThat(call.type()).isEqualTo("blocking");
    assertThat(call.isOver()).isTrue();
    assertThat(call.phase()).isEmpty();
    assertThat(call.stall()).isEqualTo(7);
    Pin pin = new Pin(PinReason.NATIVE, FRAME, "use another");
    assertThat(told(new BlockingCall(CALLED, "Thread.sleep", FRAME, null, pin)).type())
        .isEqualTo("pinned");
  }

  @Test
  void aFloodAndADroppedFailure_areTold() {
    Flood flood = new Flood(21, TIME, LOOP, 140, 100, true, 4_812, List.of(), List.of());
    assertThat(told(flood).type()).isEqualTo("flood");
    assertThat(told(flood).isOver()).isFalse();
    assertThat(told(flood).hint()).isPresent();
    Dropped dropped =
        new Dropped(
            22,
            TIME,
            LOOP,
            "Netty promise",
            "java.io.IOException",
            null,
            List.of(FRAME),
            List.of(),
            CONTEXT,
            FRAME);
    assertThat(told(dropped).type()).isEqualTo("dropped");
    assertThat(told(dropped).duration()).isZero();
    assertThat(told(dropped).culprit()).contains(FRAME);
  }

  /** An agent that is newer than the application's copy, or older. */
  @Test
  void unknownFields_areNobodys_andMissingOnesAreEmpty() {
    LoopwatchEvent event = LoopwatchEvent.of(Map.of("type", "novelty", "id", "a string", "x", 1));
    assertThat(event.type()).isEqualTo("novelty");
    assertThat(event.id()).isZero();
    assertThat(event.time()).isEqualTo(Instant.EPOCH);
    assertThat(event.waitingTasks()).isEqualTo(-1);
    assertThat(event).hasToString("novelty");
    assertThatThrownBy(() -> LoopwatchEvent.of(Map.of("id", 1L)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("type");
  }

  private static LoopwatchEvent told(Event event) {
    assertThat(EventFields.isTold(event)).isTrue();
    return LoopwatchEvent.of(EventFields.of(event));
  }

  private static Stall stall(Phase phase) {
    Evidence evidence =
        new Evidence(
            17,
            StallKind.STALL,
            phase,
            TIME,
            LOOP,
            120_000_000,
            100_000_000,
            List.of(),
            "com.acme.Task",
            1,
            0,
            12,
            0,
            0,
            0,
            CONTEXT);
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.BLOCKING,
            "Thread.sleep",
            1,
            FRAME,
            List.of(FRAME),
            false,
            "com.acme.Task",
            null,
            List.of());
    return new Stall(evidence, diagnosis);
  }
}
