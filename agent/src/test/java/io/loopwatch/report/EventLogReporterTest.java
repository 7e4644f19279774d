// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogReporterTest {
  @TempDir private Path folder;

  @Test
  void stall_hasTheFieldsOfTheFormat() throws IOException {
    assertThat(line(Events.ended(17)))
        .isEqualTo(
            "{\"type\":\"stall\",\"id\":17,\"phase\":\"ended\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"durationNanos\":312000000,\"thresholdNanos\":100000000,"
                + "\"cause\":\"blocking\",\"operation\":\"Thread.sleep\","
                + "\"culprit\":{\"class\":\"com.acme.Orders\",\"method\":\"load\","
                + "\"file\":\"Orders.java\",\"line\":42},"
                + "\"callback\":\"com.acme.OrdersVerticle$$Lambda\","
                + "\"stack\":[\"java.base/java.lang.Thread.sleep(Thread.java:509)\","
                + "\"com.acme.Orders.load(Orders.java:42)\"],\"stackLate\":false,"
                + "\"topFrames\":[{\"frame\":\"java.base/java.lang.Thread.sleep(Thread.java:509)\","
                + "\"count\":20}],\"samples\":20,\"cpuNanos\":2000000,\"gcNanos\":0,\"observedNanos\":200000000,"
                + "\"waitingTasks\":12,\"context\":{\"verticle\":\"com.acme.OrdersVerticle\"}}\n");
  }

  @Test
  void unknownFields_areLeftOut() throws IOException {
    Evidence evidence =
        new Evidence(
            1,
            StallKind.STALL,
            Phase.SEEN,
            Events.START,
            Events.LOOP,
            120,
            100,
            List.of(),
            null,
            1,
            0,
            -1,
            -1,
            -1,
            0,
            Map.of());

    assertThat(one(Events.stall(evidence, Events.nothingKnown())).keySet())
        .containsExactly(
            "type",
            "id",
            "phase",
            "time",
            "loop",
            "loopKind",
            "durationNanos",
            "thresholdNanos",
            "cause",
            "samples");
  }

  @Test
  void iteration_tellsItsCallbacks() throws IOException {
    Evidence evidence = Events.evidence(19, StallKind.ITERATION, Phase.SEEN, 120, Events.LOOP, 1);
    JsonObject event = one(Events.stall(evidence, Events.sleeping()));

    assertThat(event.get("type").getAsString()).isEqualTo("iteration");
    assertThat(event.get("callbacks").getAsLong()).isEqualTo(7);
    assertThat(event.get("longestCallbackNanos").getAsLong()).isEqualTo(20_000_000);
  }

  @Test
  void lock_hasOwnerAndItsStack() throws IOException {
    HeldLock lock = new HeldLock("java.lang.Object@1b2c", "worker-1", List.of(Events.LOAD));
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.LOCK, "synchronized", 1, Events.LOAD, List.of(), false, null, lock, List.of());
    Evidence evidence = Events.evidence(1, StallKind.STALL, Phase.SEEN, 120, Events.LOOP, 1);

    assertThat(one(Events.stall(evidence, diagnosis)).get("lock"))
        .hasToString(
            "{\"name\":\"java.lang.Object@1b2c\",\"owner\":\"worker-1\","
                + "\"ownerStack\":[\"com.acme.Orders.load(Orders.java:42)\"]}");
  }

  @Test
  void lag_namesTheStallBehindIt() throws IOException {
    assertThat(line(Events.lag(Phase.ENDED, 312, 17)))
        .isEqualTo(
            "{\"type\":\"lag\",\"id\":3,\"phase\":\"ended\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"durationNanos\":312000000,\"thresholdNanos\":100000000,\"waitingTasks\":5,"
                + "\"stall\":17}\n");
    assertThat(one(Events.lag(Phase.SEEN, 140, 0)).has("stall")).isFalse();
  }

  @Test
  void startStopNotice() throws IOException {
    LoopTotals totals = new LoopTotals(Events.LOOP, 10, 5, 3, 7, 1_000, 3_000, 312, 300);

    assertThat(line(new Start(Events.START, "1.2", Map.of("threshold", "100ms", "log", "auto"))))
        .isEqualTo(
            "{\"type\":\"start\",\"time\":\"2026-01-01T00:00:00Z\",\"version\":\"1.2\","
                + ("\"host\":\"" + ThisProcess.host() + "\",\"pid\":" + ThisProcess.pid() + ",")
                + "\"options\":{\"log\":\"auto\",\"threshold\":\"100ms\"}}\n");
    assertThat(line(new Stop(Events.START, List.of(totals))))
        .isEqualTo(
            "{\"type\":\"stop\",\"time\":\"2026-01-01T00:00:00Z\",\"loops\":[{"
                + "\"loop\":\"vert.x-eventloop-thread-0\",\"loopKind\":\"vertx\","
                + "\"callbacks\":10,\"iterations\":5,\"stalls\":3,\"overNanos\":7,\"utilization\":0.25,"
                + "\"maxCallbackNanos\":312,\"maxLagNanos\":300}]}\n");
    assertThat(line(Events.notice("a\n\"b\"")))
        .isEqualTo(
            "{\"type\":\"notice\",\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"a\\n\\\"b\\\"\"}\n");
  }

  /** The log is limited, this file is not. */
  @Test
  void intervalsAndCountsOfTheLog_areNotWritten() throws IOException {
    Path path = folder.resolve("events.jsonl");
    try (EventLogReporter reporter = new EventLogReporter(path)) {
      Interval interval = new Interval(Events.START, Events.START, List.of());
      Suppressed suppressed = new Suppressed(Events.START, "lag of loop-1", 5);
      assertThat(reporter.wants(interval)).isFalse();
      assertThat(reporter.wants(suppressed)).isFalse();
      reporter.report(interval);
      reporter.report(suppressed);
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void file_isAppendedTo_andReadableWhileItGrows() throws IOException {
    Path path = folder.resolve("logs/events.jsonl");
    try (EventLogReporter reporter = new EventLogReporter(path)) {
      reporter.report(Events.notice("one"));
      assertThat(texts(path)).containsExactly("one");
    }
    try (EventLogReporter reporter = new EventLogReporter(path)) {
      reporter.report(Events.notice("zwei äöü 😀"));
      assertThat(texts(path)).containsExactly("one", "zwei äöü 😀");
    }
  }

  private static List<String> texts(Path path) throws IOException {
    List<String> texts = new ArrayList<>();
    EventLog.read(path, event -> texts.add(event.text()), problem -> fail(problem));
    return texts;
  }

  private Path write(Event event) throws IOException {
    Path path = folder.resolve("events.jsonl");
    Files.deleteIfExists(path);
    try (EventLogReporter reporter = new EventLogReporter(path)) {
      reporter.report(event);
    }
    return path;
  }

  private String line(Event event) throws IOException {
    return Files.readString(write(event));
  }

  private JsonObject one(Event event) throws IOException {
    return JsonParser.parseString(line(event)).getAsJsonObject();
  }
}
