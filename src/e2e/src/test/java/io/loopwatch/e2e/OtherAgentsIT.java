// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.CoexistLab;
import io.loopwatch.e2e.fixture.JdbcLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Together with what people have in the same JVM: all of it works, and so does the agent. */
class OtherAgentsIT {
  private static final Pattern BROKEN =
      Pattern.compile(
          "VerifyError|ClassCircularityError|LinkageError|NoClassDefFoundError|ClassFormatError"
              + "|IllegalAccessError|UnsupportedOperationException");

  /** As its exporter for the console writes a request that was served. */
  private static final Pattern SPAN =
      Pattern.compile(
          "LoggingSpanExporter - 'GET.* SERVER \\[tracer: io\\.opentelemetry\\.netty-4");

  private static final List<String> OPEN_TELEMETRY =
      List.of(
          "-javaagent:" + Places.framework("opentelemetry").get(0),
          "-Dotel.traces.exporter=console",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=none",
          "-Dotel.bsp.schedule.delay=100");

  /** Both orders on each JDK, and both frameworks on each JDK and in each order. */
  static Stream<Arguments> serversAndOrders() {
    return Jdks.all()
        .flatMap(
            jdk -> {
              boolean isOdd = jdk.version() == 21;
              Cell netty = new Cell(jdk, "netty-4.1", "nio");
              Cell vertx = new Cell(jdk, isOdd ? "vertx-5" : "vertx-4", "");
              return Stream.of(Arguments.of(netty, isOdd), Arguments.of(vertx, !isOdd));
            });
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @MethodSource("serversAndOrders")
  void withOpenTelemetry(Cell cell, boolean isAfter) {
    try (ChildJvm child = cell.start(withOpenTelemetry(cell.target(), isAfter))) {
      child.events().await("start", event -> event.is("start"));
      Client client = cell.client(child);
      client.call("/quiet/io/0");
      client.call("/sleep/task/50");
      Event told = child.events().await("the sleep", sleep());
      assertThat(told.text("operation")).isEqualTo("Thread.sleep");
      assertThat(told.durationNanos()).isGreaterThan(49_000_000);
      StallCheck.hasNoFrameOfOurs(told);
      client.call("/sleep/io/700");
      Event seen = child.events().await("the stall", Event.stall("seen").and(atSleep()));
      assertThat(seen.loop()).isEqualTo(told.loop());
      assertThat(seen.number("culprit.line")).isEqualTo(told.number("culprit.line"));
      child.stderr().await("a span of OpenTelemetry", line -> SPAN.matcher(line).find());
      assertThat(child.stop()).isZero();
      isWhole(child);
    }
  }

  /** OpenTelemetry weaves drivers, too, and may have loaded JDBC before there is the agent. */
  @Test
  void aDatabaseWithOpenTelemetry() {
    Target lab = Target.of(Jdks.own(), JdbcLab.class).frameworks("netty-4.1", "h2", "hikari");
    try (ChildJvm child = withOpenTelemetry(lab, true).start()) {
      child.ask("open jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
      Waiting.until(
          "a query told as one",
          Deadlines.REPORT,
          () -> {
            child.ask("loop executeQuery");
            return child.events().matching(OtherAgentsIT::isQuery).stream().findAny();
          },
          () -> child.events().all() + child.stderr().text());
      child.stderr().await("a span of the query", line -> line.contains("io.opentelemetry.jdbc"));
      assertThat(child.stop()).isZero();
      isWhole(child);
    }
  }

  private static boolean isQuery(Event event) {
    return event.is("operation", "Statement.executeQuery")
        && "JdbcQueries.executeQuery".equals(event.culprit());
  }

  private static Target withOpenTelemetry(Target target, boolean isAfter) {
    String[] other = OPEN_TELEMETRY.toArray(String[]::new);
    if (isAfter) {
      return target
          .withoutAgent()
          .jvm(other)
          .jvm(
              "-javaagent:"
                  + Places.agent()
                  + "=events=events.jsonl,threshold=300ms,iteration.threshold=10s,lag.threshold=10s");
    }
    return target
        .jvm(other)
        .option("threshold", "300ms")
        .option("iteration.threshold", "10s")
        .option("lag.threshold", "10s");
  }

  private static Predicate<Event> atSleep() {
    return event -> "Culprits.sleep".equals(event.culprit());
  }

  private static Predicate<Event> sleep() {
    return atSleep().and(event -> event.is("blocking"));
  }

  private static void isWhole(ChildJvm child) {
    assertThat(child.stderr().text()).doesNotContainPattern(BROKEN);
    assertThat(child.stdout().text()).doesNotContainPattern(BROKEN);
    assertThat(child.events().matching(event -> event.is("notice"))).as("notices").isEmpty();
  }

  /** It throws where it is told to, and what it lets pass is reported. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withBlockHound(Jdk jdk) {
    Target lab =
        Target.of(jdk, CoexistLab.class)
            .frameworks("netty-4.1", "blockhound")
            .jvm("-XX:+AllowRedefinitionToAddDeleteMethods", "-XX:+EnableDynamicAgentLoading")
            .option("threshold", "300ms")
            .option("iteration.threshold", "10s")
            .option("lag.threshold", "10s");
    try (ChildJvm child = BlockingLab.start(lab)) {
      assertThat(child.ask("forbidden 50")).isEqualTo("reactor.blockhound.BlockingOperationError");
      assertThat(child.ask("allowed 50")).isEqualTo("none");
      Event told = child.events().await("the sleep", isLongIn("allowed"));
      assertThat(told.text("operation")).isEqualTo("Thread.sleep");
      StallCheck.hasNoFrameOfOurs(told);
      assertThat(child.ask("allowed 700")).isEqualTo("none");
      child.events().await("the stall", Event.stall("ended"));
      assertThat(child.ask("forbidden 50")).isEqualTo("reactor.blockhound.BlockingOperationError");
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(isLongIn("forbidden"))).isEmpty();
      isWhole(child);
    }
  }

  private static Predicate<Event> isIn(String method) {
    return event -> event.is("blocking") && event.is("culprit.method", method);
  }

  /** Not where it was refused, which takes its time too. */
  private static Predicate<Event> isLongIn(String method) {
    return isIn(method).and(event -> event.durationNanos() > 49_000_000);
  }

  /** It weaves some of the methods that the agent weaves. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withFlightRecorder(Jdk jdk) throws IOException {
    Target lab =
        BlockingLab.of(jdk)
            .option("blocking.threshold", "0ns")
            .jvm("-XX:StartFlightRecording=settings=profile,filename=run.jfr,dumponexit=true");
    try (ChildJvm child = BlockingLab.start(lab)) {
      child.ask("loop 5 read 0");
      child.ask("loop 1 sleep 100");
      Event told = child.events().await("the sleep", isIn("sleep"));
      assertThat(child.events().matching(isIn("read"))).hasSize(5);
      assertThat(child.stop()).isZero();
      assertThat(recorded(child.directory().resolve("run.jfr")))
          .anySatisfy(
              event -> {
                assertThat(event.getThread().getJavaName()).isEqualTo(told.loop());
                assertThat(event.getDuration().toMillis()).isGreaterThanOrEqualTo(99);
              });
      isWhole(child);
    }
  }

  private static List<RecordedEvent> recorded(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.ThreadSleep"))
        .toList();
  }
}
