// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final String SEEN =
      """
      {"type":"stall","id":3,"phase":"seen","time":"2025-01-01T00:00:01Z","loop":"vert.x-eventloop-thread-0",\
      "durationNanos":120000000,"cause":"blocking"}
      """;
  private static final String ENDED =
      """
      {"type":"stall","id":3,"phase":"ended","time":"2025-01-01T00:00:01Z","loop":"vert.x-eventloop-thread-0",\
      "durationNanos":201000000,"cause":"blocking","operation":"Thread.sleep",\
      "culprit":{"class":"com.acme.Orders","method":"load","file":"Orders.java","line":42},"samples":9}
      """;
  private static final String LAG =
      """
      {"type":"lag","id":4,"time":"2025-01-01T00:00:02Z","loop":"netty-loop-1","durationNanos":140000000}
      """;
  private static final String START =
      """
      {"type":"start","time":"2025-01-01T00:00:00Z","version":"1"}
      """;

  private static final String DROPPED =
      """
      {"type":"dropped","id":3,"time":"2025-01-01T00:00:02Z","loop":"netty-loop-1","future":"Netty promise",\
      "culprit":{"class":"com.acme.Orders","method":"load","file":"Orders.java","line":42},"hint":"listen"}
      """;
  private static final String FLOOD =
      """
      {"type":"flood","id":4,"time":"2025-01-01T00:00:02Z","loop":"netty-loop-1","durationNanos":140000000,\
      "waiting":[{"task":"com.acme.Tick","count":4790}],"ran":[{"task":"com.acme.Other","count":3}]}
      """;
  private static final String PINNED =
      """
      {"type":"pinned","id":5,"time":"2025-01-01T00:00:02Z","loop":"ForkJoinPool-1-worker-1","durationNanos":1,\
      "pinned":{"reason":"synchronized","cure":"unlock"}}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("events.jsonl");
  }

  @Test
  void theLastPhaseOfAnIdCounts() throws Exception {
    Files.writeString(file, START + SEEN + ENDED);
    assertThat(EventLog.read(file))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.begin()).isEqualTo(Instant.parse("2025-01-01T00:00:01Z"));
              assertThat(it.duration()).isEqualTo(Duration.ofMillis(201));
              assertThat(it.what()).isEqualTo("stall: blocking, Thread.sleep at Orders.java:42");
            });
  }

  @Test
  void aStallThatNeverEndedCountsAsSeen() throws Exception {
    Files.writeString(file, SEEN);
    assertThat(EventLog.read(file))
        .singleElement()
        .satisfies(it -> assertThat(it.duration()).isEqualTo(Duration.ofMillis(120)));
  }

  @Test
  void aReportWithoutCulpritIsRead() throws Exception {
    Files.writeString(file, LAG);
    assertThat(EventLog.read(file))
        .singleElement()
        .satisfies(it -> assertThat(it.what()).isEqualTo("lag"));
  }

  @Test
  void aDroppedFailureAndAStallMayHaveOneId_andWhatHelpsIsRead() throws Exception {
    Files.writeString(file, ENDED + DROPPED + PINNED);
    assertThat(EventLog.read(file))
        .extracting(Report::what)
        .containsExactly(
            "stall: blocking, Thread.sleep at Orders.java:42",
            "dropped: Netty promise at Orders.java:42",
            "pinned");
    assertThat(EventLog.read(file))
        .extracting(it -> it.hint().orElse(""))
        .containsExactly("", "listen", "unlock");
  }

  @Test
  void aFloodIsOfItsTasks() throws Exception {
    Files.writeString(file, FLOOD + LAG);
    assertThat(EventLog.read(file))
        .extracting(Report::what)
        .containsExactly("flood of com.acme.Tick", "lag");
  }

  @Test
  void whatIsAboutNoLoopIsLeftOut() throws Exception {
    Files.writeString(file, START);
    assertThat(EventLog.read(file)).isEmpty();
  }
}
