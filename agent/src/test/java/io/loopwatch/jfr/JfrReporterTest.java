// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrReporterTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final LoopId LOOP = new LoopId("loop-1", LoopKind.NETTY);
  private static final StackTraceElement FRAME =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);
  private static final Map<String, String> CONTEXT = Map.of("verticle", "Shop", "a", "b");

  @TempDir Path folder;

  private final JfrReporter reporter = new JfrReporter();

  @Test
  void aStall_isAnEvent() throws IOException {
    RecordedEvent event = recorded(stall(Phase.ENDED));
    EventType type = event.getEventType();
    assertThat(type.getName()).isEqualTo("loopwatch.Stall");
    assertThat(type.getAnnotation(Category.class).value()).containsExactly("Loopwatch");
    assertThat(event.getStackTrace()).isNull();
    assertThat(event.getLong("id")).isEqualTo(17);
    assertThat(event.getString("loop")).isEqualTo("loop-1");
    assertThat(event.getString("loopKind")).isEqualTo("netty");
    assertThat(event.getInstant("began")).isEqualTo(TIME);
    assertThat(event.getDuration("took")).isEqualTo(Duration.ofNanos(120_000_001));
    assertThat(event.getDuration("threshold")).isEqualTo(Duration.ofMillis(100));
    assertThat(event.getDuration("cpuTime")).isEqualTo(Duration.ofMillis(2));
    assertThat(event.getString("kind")).isEqualTo("stall");
    assertThat(event.getString("cause")).isEqualTo("blocking");
    assertThat(event.getString("operation")).isEqualTo("Thread.sleep");
    assertThat(event.getString("culprit")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat(event.getString("callback")).isEqualTo("com.acme.Task");
    assertThat(event.getString("context")).isEqualTo("a=b, verticle=Shop");
    assertThat(event.getString("stack"))
        .isEqualTo("com.acme.Orders.load(Orders.java:42)\ncom.acme.Orders.load(Orders.java:42)");
    assertThat(event.getInt("waitingTasks")).isEqualTo(12);
  }

  @Test
  void aLag_isAnEvent() throws IOException {
    Lag lag = new Lag(18, Phase.ENDED, TIME, LOOP, 140_000_000, 100_000_000, 5, 17);
    RecordedEvent event = recorded(lag);
    assertThat(event.getEventType().getName()).isEqualTo("loopwatch.LoopLag");
    assertThat(event.getDuration("took")).isEqualTo(Duration.ofMillis(140));
    assertThat(event.getLong("stall")).isEqualTo(17);
    assertThat(event.getInt("waitingTasks")).isEqualTo(5);
    assertThat(event.getString("pause")).isNull();
  }

  @Test
  void aCall_isAnEvent() throws IOException {
    RecordedEvent event = recorded(call(null));
    assertThat(event.getEventType().getName()).isEqualTo("loopwatch.BlockingCall");
    assertThat(event.getString("kind")).isEqualTo("sleep");
    assertThat(event.getLong("stall")).isEqualTo(7);
    assertThat(event.getString("stack")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
  }

  @Test
  void aPin_isAnEventOfItsOwn() throws IOException {
    RecordedEvent event = recorded(call(new Pin(PinReason.SYNCHRONIZED, FRAME, "use a lock")));
    assertThat(event.getEventType().getName()).isEqualTo("loopwatch.Pin");
    assertThat(event.getString("reason")).isEqualTo("synchronized");
    assertThat(event.getString("pinnedBy")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat(event.getString("cure")).isEqualTo("use a lock");
  }

  /** So that they can be counted. */
  @Test
  void whatLasts_isNotWanted() {
    try (Recording recording = new Recording()) {
      recording.start();
      assertThat(reporter.wants(stall(Phase.ENDED))).isTrue();
      assertThat(reporter.wants(stall(Phase.SEEN))).isFalse();
      assertThat(reporter.wants(stall(Phase.LASTS))).isFalse();
      assertThat(reporter.wants(new Lag(1, Phase.SEEN, TIME, LOOP, 2, 1, 5, 0))).isFalse();
      assertThat(reporter.wants(new Notice(TIME, "x"))).isFalse();
    }
  }

  @Test
  void everyField_hasALabelAndNoTwoAreTheSame() throws IOException {
    for (Event each : List.of(stall(Phase.ENDED), call(null))) {
      List<String> labels =
          recorded(each).getFields().stream().map(field -> field.getLabel()).toList();
      assertThat(labels).doesNotContainNull().doesNotHaveDuplicates();
    }
  }

  private RecordedEvent recorded(Event event) throws IOException {
    Path file = folder.resolve("one.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      assertThat(reporter.wants(event)).isTrue();
      reporter.report(event);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> ours =
        RecordingFile.readAllEvents(file).stream()
            .filter(each -> each.getEventType().getName().startsWith("loopwatch."))
            .toList();
    assertThat(ours).hasSize(1);
    return ours.get(0);
  }

  private static BlockingCall call(Pin pin) {
    Operation sleep = new Operation("Thread.sleep", "sleep");
    BlockingEvidence evidence =
        new BlockingEvidence(
            9, TIME, LOOP, 3_000_000, 1, 1_000_000, sleep, List.of(FRAME), CONTEXT, 7);
    return new BlockingCall(evidence, "Thread.sleep", FRAME, null, pin);
  }

  private static Stall stall(Phase phase) {
    Evidence evidence =
        new Evidence(
            17,
            StallKind.STALL,
            phase,
            TIME,
            LOOP,
            120_000_001,
            100_000_000,
            List.of(),
            "com.acme.Task",
            1,
            0,
            12,
            2_000_000,
            0,
            120_000_001,
            CONTEXT);
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.BLOCKING,
            "Thread.sleep",
            1,
            FRAME,
            List.of(FRAME, FRAME),
            false,
            "com.acme.Task",
            null,
            List.of());
    return new Stall(evidence, diagnosis);
  }
}
