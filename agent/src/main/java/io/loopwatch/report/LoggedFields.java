// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vocabulary of the event log: of each field how it is read, whatever event has it. */
final class LoggedFields {
  private static final Map<String, Members.Kind<?>> KINDS = kinds();

  private LoggedFields() {}

  /**
   * All fields that are known, by name. Others are left out: a newer writer may have more.
   *
   * @throws DamagedLine where one is of another type, or there is no {@code type} or {@code time}
   */
  static Map<String, Object> read(Map<String, Object> object) throws DamagedLine {
    Members members = new Members("", object);
    Map<String, Object> values = new HashMap<>();
    for (String name : object.keySet()) {
      Members.Kind<?> kind = KINDS.get(name);
      if (kind != null) {
        values.put(name, kind.read(members, name));
      }
    }
    for (String name : List.of("type", "time")) {
      if (!values.containsKey(name)) {
        throw new DamagedLine("has no " + name);
      }
    }
    values.put("sampled", new LoggedSamples(members).whole());
    return values;
  }

  private static Map<String, Members.Kind<?>> kinds() {
    Map<String, Members.Kind<?>> kinds = new HashMap<>();
    for (String name :
        List.of(
            "type",
            "phase",
            "loop",
            "loopKind",
            "cause",
            "hint",
            "operation",
            "kind",
            "callback",
            "of",
            "future",
            "failure",
            "message",
            "text",
            "version",
            "host")) {
      kinds.put(name, Members::text);
    }
    for (String name :
        List.of(
            "id",
            "durationNanos",
            "thresholdNanos",
            "cpuNanos",
            "gcNanos",
            "safepointNanos",
            "stoppedNanos",
            "queuedNanos",
            "throttledNanos",
            "stolenNanos",
            "observedNanos",
            "delayNanos",
            "waitingTasks",
            "callbacks",
            "longestCallbackNanos",
            "stall",
            "pid")) {
      kinds.put(name, Members::number);
    }
    for (String name : List.of("stack", "origin", "failureStack")) {
      kinds.put(name, Members::texts);
    }
    kinds.put("time", Members::time);
    kinds.put("samples", Members::count);
    kinds.put("stackLate", Members::flag);
    kinds.put("culprit", Members::frame);
    kinds.put("causes", (members, name) -> members.map(name, Members::number));
    for (String name : List.of("context", "options")) {
      kinds.put(name, (members, field) -> members.map(field, Members::text));
    }
    kinds.put("lock", (members, name) -> LoggedLock.of(members.object(name)));
    kinds.put("pinned", (members, name) -> LoggedPin.of(members.object(name)));
    tables(kinds);
    return kinds;
  }

  private static void tables(Map<String, Members.Kind<?>> kinds) {
    kinds.put("carriers", (members, name) -> LoggedScheduler.of(members.object(name)));
    kinds.put("topFrames", (members, name) -> members.each(name, LoggedCount::ofFrame));
    kinds.put("waiting", (members, name) -> members.each(name, LoggedCount::ofTask));
    kinds.put("ran", (members, name) -> members.each(name, LoggedCount::ofTask));
    kinds.put("holders", (members, name) -> members.each(name, LoggedHolder::of));
    kinds.put("blocking", (members, name) -> members.each(name, LoggedBlocking::of));
    kinds.put("loops", (members, name) -> members.each(name, LoggedLoop::of));
    kinds.put("culprits", (members, name) -> members.each(name, LoggedCulprit::of));
  }
}
