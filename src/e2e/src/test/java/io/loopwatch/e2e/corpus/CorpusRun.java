// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All stalls of the table on one JDK, one after the other in one child. The log is read when the
 * child has ended, so nothing is missing in it.
 */
final class CorpusRun {
  private static final int ATTEMPTS = 3;
  private static final int OBJECTS = 800_000;
  private static final int STOP_MILLIS = 600;
  private static final int PAUSE_MILLIS = 200;

  private final Jdk jdk;
  private final ChildJvm child;
  private final List<Attempt> attempts = new ArrayList<>();
  private final Patience patience = new Patience(Duration.ofSeconds(15));
  private int names;

  private CorpusRun(Jdk jdk, ChildJvm child) {
    this.jdk = jdk;
    this.child = child;
  }

  /** Makes all stalls, and returns what was told of each, of attempts that do not count, too. */
  static List<Verdict> of(Jdk jdk) throws IOException, InterruptedException {
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk))) {
      CorpusRun run = new CorpusRun(jdk, child);
      run.warmUp();
      for (Setting setting : Setting.values()) {
        run.run(setting);
      }
      child.stop();
      child.events().await("stop", event -> event.is("stop"));
      List<Event> events = child.events().all();
      return run.attempts.stream().map(attempt -> Verdict.of(attempt, events)).toList();
    }
  }

  private List<Row> rows(Setting setting) {
    return Table.rows().stream()
        .filter(row -> row.setting() == setting)
        .filter(row -> row.places().stream().anyMatch(place -> row.isOn(jdk, place)))
        .toList();
  }

  private void warmUp() {
    for (Setting setting : Setting.values()) {
      rows(setting).stream().map(Row::command).distinct().forEach(row -> child.ask("warm " + row));
    }
  }

  private void run(Setting setting) throws IOException, InterruptedException {
    switch (setting) {
      case FILLED -> child.ask("fill " + OBJECTS);
      case STOPPED -> child.ask("fill 0");
      case NICED -> {
        Neighbours.lower(child.pid());
        try (Neighbours busy = Neighbours.start()) {
          runRows(setting);
        }
        return;
      }
      default -> {}
    }
    runRows(setting);
  }

  private void runRows(Setting setting) throws IOException, InterruptedException {
    for (Row row : rows(setting)) {
      for (String place : row.places()) {
        if (row.isOn(jdk, place)) {
          run(row, place);
        }
      }
    }
  }

  /** Again where the machine gave the thread no processor, whatever was told of it. */
  private void run(Row row, String place) throws IOException, InterruptedException {
    for (int i = 1; i <= ATTEMPTS; i++) {
      if (i > 1) {
        patience.awaitCalm();
      }
      Attempt attempt = attempt(row, place, i);
      attempts.add(attempt);
      if (!attempt.isStarved()) {
        return;
      }
    }
  }

  private Attempt attempt(Row row, String place, int number)
      throws IOException, InterruptedException {
    String name = "virtual-" + ++names;
    String command = String.join(" ", "run", place, name, row.command(), "" + row.millis());
    Instant from = Instant.now();
    long lost = Machine.lostNanos();
    CompletableFuture<String> pending = child.askLater(command);
    if (row.setting() == Setting.STOPPED || row.setting() == Setting.PAUSED) {
      child.ask("begun");
      Signals.stop(child.pid(), row.setting() == Setting.STOPPED ? STOP_MILLIS : PAUSE_MILLIS);
    }
    String answer = get(pending);
    return Attempt.parse(
        row, place, name, number, from, Instant.now(), answer, Machine.lostNanos() - lost);
  }

  private static String get(CompletableFuture<String> answer) {
    try {
      return answer.get(Deadlines.ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }
}
