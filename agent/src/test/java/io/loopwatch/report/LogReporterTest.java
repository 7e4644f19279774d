// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Interval;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReporterTest {
  private static final String LAG_LINE =
      "2026-01-01T00:00:00.140Z WARN loopwatch.lag - vert.x-eventloop-thread-0 lags 140 ms"
          + " (threshold 100 ms), 5 tasks waiting\n";

  @TempDir private Path folder;

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();
  private final List<ClassLoader> loaders = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();

  @Test
  void stderr_hasTimeLevelLogger() throws IOException {
    try (LogReporter log = log("stderr")) {
      log.report(Events.lag(Phase.SEEN, 140, 0));
    }
    assertThat(stderr()).isEqualTo(LAG_LINE);
  }

  @Test
  void stderr_thatIsClosed_fails() {
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
    closed.close();
    LogReporter log =
        LogReporter.of(settings("stderr"), () -> loaders, notices::add, () -> closed, now::get);

    assertThatThrownBy(() -> log.report(Events.seen(1))).isInstanceOf(IOException.class);
  }

  @Test
  void path_isAppendedToInUtf8() throws IOException {
    Path path = folder.resolve("logs/loopwatch.log");
    for (String text : List.of("eins äöü", "zwei")) {
      try (LogReporter log = log(path.toString())) {
        log.report(Events.notice(text));
      }
    }
    assertThat(path)
        .hasContent(
            "2026-01-01T00:00:00.000Z WARN loopwatch.agent - eins äöü\n"
                + "2026-01-01T00:00:00.000Z WARN loopwatch.agent - zwei\n");
    assertThat(stderr()).isEmpty();
  }

  @Test
  void limit_countsAndTellsAtClose() throws IOException {
    Path path = folder.resolve("x.log");
    try (LogReporter log = log(path.toString())) {
      for (int i = 0; i < 10; i++) {
        log.report(Events.seen(i));
        log.report(Events.ended(i));
      }
    }
    List<String> firstLines =
        Files.readAllLines(path).stream().filter(line -> !line.startsWith("\t")).toList();
    assertThat(firstLines).filteredOn(line -> line.contains(" and counting ")).hasSize(5);
    assertThat(firstLines).filteredOn(line -> line.contains(" was blocked for ")).hasSize(5);
    assertThat(firstLines)
        .hasSize(11)
        .last()
        .asString()
        .endsWith("5 more like stall at com.acme.Orders.load(Orders.java:42) were not logged");
  }

  @Test
  void countIsToldWhenThePeriodIsOver_withoutAnyEvent() throws IOException {
    try (LogReporter log = log("stderr")) {
      assertThat(log.tick()).isEqualTo(Long.MAX_VALUE);
      for (int i = 0; i < 10; i++) {
        log.report(Events.ended(i));
      }
      long wait = log.tick();
      assertThat(stderr()).doesNotContain("not logged");
      now.addAndGet(wait);

      assertThat(log.tick()).isEqualTo(Long.MAX_VALUE);
      assertThat(stderr().lines())
          .last()
          .asString()
          .endsWith("5 more like stall at com.acme.Orders.load(Orders.java:42) were not logged");
    }
    assertThat(stderr().lines()).filteredOn(line -> line.contains("not logged")).hasSize(1);
  }

  @Test
  void stop_tellsCountsFirst_thenTotals_thenTables() throws IOException {
    try (LogReporter log = log("stderr")) {
      for (int i = 0; i < 6; i++) {
        log.report(Events.ended(i));
      }
      CulpritTotals culprit =
          new CulpritTotals(Cause.CPU, null, Events.LOAD, null, 6, 600, 100, 60);
      log.report(new Stop(Events.START, List.of()).with(List.of(Calls.site()), List.of(culprit)));
    }
    assertThat(stderr().lines().filter(line -> !line.startsWith("\t")).skip(5))
        .satisfiesExactly(
            count -> assertThat(count).contains("1 more like stall at "),
            totals -> assertThat(totals).contains("loopwatch stops: ", ", 1 report not logged"),
            culprits -> assertThat(culprits).contains("INFO loopwatch.stall - what stalled"),
            sites -> assertThat(sites).contains("INFO loopwatch.blocking - where your"));
  }

  @Test
  void floodAndDroppedFailure_areTold() throws IOException {
    try (LogReporter log = log("stderr")) {
      log.report(Blames.flood(true));
      log.report(Blames.dropped(null));
    }
    assertThat(stderr()).contains("WARN loopwatch.lag - #21 ", "WARN loopwatch.dropped - #22 ");
  }

  @Test
  void intervals_areNotWanted() {
    assertThat(log("stderr").wants(new Interval(Events.START, Events.START, List.of()))).isFalse();
  }

  @Test
  void auto_usesTheApplicationsSlf4j() throws Exception {
    try (Slf4jCopy application = Slf4jCopy.withLogback();
        LogReporter log = log("auto")) {
      List<?> records = application.listen();
      loaders.add(Slf4jCopy.withoutSlf4j());
      loaders.add(application);
      log.report(Events.seen(17));
      log.report(Events.lag(Phase.SEEN, 140, 0));
      log.report(new Stop(Events.START, List.of()));

      assertThat(Slf4jCopy.lines(records))
          .containsExactly(
              "WARN loopwatch.stall - " + LogText.of(Events.seen(17), true, 0).text(),
              "WARN loopwatch.lag - " + LogText.of(Events.lag(Phase.SEEN, 140, 0), 0, false).text(),
              "INFO loopwatch.agent - loopwatch stops: 0 loops, 0 callbacks, 0 stalls");
    }
    assertThat(stderr()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void auto_bracesInNames_stayAsTheyAre() throws Exception {
    try (Slf4jCopy application = Slf4jCopy.withLogback();
        LogReporter log = log("auto")) {
      List<?> records = application.listen();
      loaders.add(application);
      log.report(Events.lag(Phase.SEEN, 140, 0));
      log.report(Events.notice("{} %s {0} ${x}"));

      assertThat(Slf4jCopy.lines(records))
          .last()
          .isEqualTo("WARN loopwatch.agent - {} %s {0} ${x}");
    }
  }

  @Test
  void auto_withoutSlf4j_orWithoutBackend_usesStderr() throws Exception {
    for (Slf4jCopy application : List.of(Slf4jCopy.withoutSlf4j(), Slf4jCopy.withoutBackend())) {
      stderr.reset();
      loaders.clear();
      loaders.add(application);
      try (LogReporter log = log("auto")) {
        log.report(Events.lag(Phase.SEEN, 140, 0));
      }
      assertThat(stderr()).as(application.toString()).isEqualTo(LAG_LINE);
      application.close();
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void auto_beforeTheFirstWarning_doesNotTouchSlf4j() throws Exception {
    ClassLoader untouchable =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new AssertionError("asked for " + name);
          }
        };
    loaders.add(untouchable);
    try (LogReporter log = log("auto")) {
      log.report(new Start(Events.START, "1.2", Map.of()));
      log.report(Events.notice("a hook is off"));
    }
    assertThat(stderr()).hasLineCount(2).contains("loopwatch 1.2 is on");
  }

  @Test
  void auto_slf4jThatComesLate_isFoundASecondLater() throws Exception {
    try (Slf4jCopy application = Slf4jCopy.withLogback();
        LogReporter log = log("auto")) {
      List<?> records = application.listen();
      log.report(Events.notice("early"));
      log.report(Events.seen(1));
      loaders.add(application);
      log.report(Events.seen(2));
      assertThat(records).isEmpty();

      now.addAndGet(Slf4jFinder.LOOK_AGAIN_NANOS);
      log.report(Events.seen(3));
      assertThat(records).hasSize(1);
    }
  }

  @Test
  void auto_movesToTheNextApplication_whenTheFirstIsGone() throws Exception {
    try (Slf4jCopy first = Slf4jCopy.withLogback();
        Slf4jCopy second = Slf4jCopy.withLogback();
        LogReporter log = log("auto")) {
      List<?> ofFirst = first.listen();
      List<?> ofSecond = second.listen();
      loaders.add(first);
      log.report(Events.seen(1));
      loaders.add(0, second);
      now.addAndGet(Slf4jFinder.LOOK_AGAIN_NANOS);
      log.report(Events.seen(2));
      assertThat(ofFirst).hasSize(2);

      loaders.remove(first);
      now.addAndGet(Slf4jFinder.LOOK_AGAIN_NANOS);
      log.report(Events.seen(3));
      assertThat(ofSecond).hasSize(1);

      loaders.clear();
      now.addAndGet(Slf4jFinder.LOOK_AGAIN_NANOS);
      log.report(Events.seen(4));
      assertThat(ofSecond).hasSize(2);
    }
  }

  @Test
  void auto_keepsNoApplicationAlive() throws Exception {
    LogReporter log = log("auto");
    WeakReference<ClassLoader> application = new WeakReference<>(useAndForget(log));

    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(
            () -> {
              System.gc();
              return application.get() == null;
            });
    log.report(Events.lag(Phase.SEEN, 140, 0));
    assertThat(stderr()).isEqualTo(LAG_LINE);
  }

  @Test
  void auto_throwingBackend_sendsTheRecordToStderr_andSaysSoOnce() throws Exception {
    loaders.add(LogReporterTest.class.getClassLoader());
    try (ThrowingBackend backend = new ThrowingBackend();
        LogReporter log = log("auto")) {
      log.report(Events.lag(Phase.SEEN, 140, 0));
      log.report(Events.lag(Phase.ENDED, 312, 0));

      assertThat(backend.calls).isEqualTo(2);
    }
    assertThat(stderr()).startsWith(LAG_LINE).hasLineCount(2);
    assertThat(notices).hasSize(1).first().asString().contains("back end failed", "no more room");
  }

  @Test
  void auto_warningsThatAreSwitchedOff_areObeyed_andSaidOnce() throws Exception {
    try (Slf4jCopy application = Slf4jCopy.withLogback();
        LogReporter log = log("auto")) {
      List<?> records = application.listen();
      application.level("loopwatch.lag", "ERROR");
      loaders.add(application);
      log.report(Events.lag(Phase.SEEN, 140, 0));
      log.report(Events.lag(Phase.ENDED, 312, 0));

      assertThat(records).isEmpty();
    }
    assertThat(notices).hasSize(1).first().asString().startsWith("WARN is off for loopwatch.lag");
    assertThat(stderr()).isEqualTo("loopwatch: " + notices.get(0) + System.lineSeparator());
  }

  @Test
  void application_holdsRecordsUntilThereIsABackend() throws Exception {
    try (Slf4jCopy application = Slf4jCopy.withLogback();
        LogReporter log = log("application")) {
      List<?> records = application.listen();
      log.report(Events.notice("early"));
      log.report(Events.lag(Phase.SEEN, 140, 0));
      loaders.add(application);
      now.addAndGet(Slf4jFinder.LOOK_AGAIN_NANOS);
      log.report(Events.lag(Phase.ENDED, 312, 0));

      assertThat(Slf4jCopy.lines(records)).hasSize(3).first().asString().endsWith("early");
    }
    assertThat(stderr()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void application_withoutBackend_saysSoOnce_andAtTheEnd() throws IOException {
    try (LogReporter log = log("application")) {
      for (int i = 0; i < HeldTarget.MOST + 10; i++) {
        log.report(Events.notice("n" + i));
      }
      assertThat(notices).hasSize(1).first().asString().contains("256 records wait");
    }
    assertThat(notices).hasSize(2).last().asString().endsWith("nobody was told: 266");
    assertThat(stderr().lines().toList())
        .containsExactly("loopwatch: " + notices.get(0), "loopwatch: " + notices.get(1));
  }

  @Test
  void adapter_isOneClassFile() throws Exception {
    Path classes = Path.of(LogReporter.class.getResource("LogReporter.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("Slf4jSink"))
          .containsExactly("Slf4jSink.class");
    }
  }

  private ClassLoader useAndForget(LogReporter log) throws Exception {
    Slf4jCopy application = Slf4jCopy.withLogback();
    List<?> records = application.listen();
    loaders.add(application);
    log.report(Events.seen(1));
    assertThat(records).hasSize(1);
    loaders.clear();
    application.close();
    return application;
  }

  private LogReporter log(String target) {
    PrintStream stream = new PrintStream(stderr, true, StandardCharsets.UTF_8);
    return LogReporter.of(settings(target), () -> loaders, notices::add, () -> stream, now::get);
  }

  private static LogSettings settings(String target) {
    return new LogSettings(target, 5, TimeUnit.MINUTES.toNanos(1), 0);
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
