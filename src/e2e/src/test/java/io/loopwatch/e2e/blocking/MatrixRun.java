// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All calls of one setting, made in one child: first off the loop, which loads their classes, then
 * on it. The log is read when the child has ended, so nothing is missing in it.
 */
final class MatrixRun {
  private static final int ATTEMPTS = 3;
  private static final Map<Setting, MatrixRun> RUNS = new ConcurrentHashMap<>();

  private final Map<Operation, Measure> aside = new LinkedHashMap<>();
  private final Map<Operation, Measure> onLoop = new LinkedHashMap<>();
  private final List<Event> events;
  private final String loop;

  private MatrixRun(Setting setting) {
    try (ChildJvm child = setting.start()) {
      loop = child.ready().get("loop");
      for (Operation operation : setting.operations()) {
        aside.put(operation, call(child, "aside", operation));
      }
      Operation.quiet().forEach(quiet -> call(child, "aside", quiet));
      Operation.quiet().forEach(quiet -> onLoop.put(quiet, call(child, "loop", quiet)));
      for (Operation operation : setting.operations()) {
        onLoop.put(operation, call(child, "loop", operation));
      }
      child.stop();
      child.events().await("stop", event -> event.is("stop"));
      events = child.events().all();
    }
  }

  /** Makes all calls of a setting, once for all tests. */
  static MatrixRun of(Setting setting) {
    return RUNS.computeIfAbsent(setting, MatrixRun::new);
  }

  /** The least disturbed of a few attempts. */
  private static Measure call(ChildJvm child, String place, Operation operation) {
    Measure best = once(child, place, operation);
    for (int i = 1; i < ATTEMPTS && best.isDisturbed(); i++) {
      Measure next = once(child, place, operation);
      best = next.nanos() < best.nanos() ? next : best;
    }
    return best;
  }

  private static Measure once(ChildJvm child, String place, Operation operation) {
    Instant from = Instant.now();
    String answer = child.ask(place + " " + operation.command());
    return Measure.parse(from, Instant.now(), answer);
  }

  /** The name of the loop's thread. */
  String loop() {
    return loop;
  }

  Outcome onLoop(Operation operation) {
    return outcome(onLoop.get(operation));
  }

  Outcome aside(Operation operation) {
    return outcome(aside.get(operation));
  }

  private Outcome outcome(Measure measure) {
    return new Outcome(
        measure,
        events.stream()
            .filter(event -> event.is("blocking") || event.is("stall"))
            .filter(event -> !event.time().isBefore(measure.from()))
            .filter(event -> event.time().isBefore(measure.to()))
            .toList());
  }
}
