// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.DurationText;
import io.loopwatch.run.Culprit;
import io.loopwatch.run.LoopRun;
import io.loopwatch.run.Run;
import io.loopwatch.run.Site;
import java.util.List;
import java.util.Map;

/** What event logs count. */
enum Counted {
  /** Callbacks, mounts and turns that took too long. */
  STALLS("stalls", Map.of()) {
    @Override
    long of(Run run) {
      return run.loops().stream().mapToLong(LoopRun::stalls).sum();
    }

    @Override
    List<String> places(Run run) {
      return run.culprits().stream().map(Counted::stalls).toList();
    }
  },
  /** Those of them that are no pause's. */
  STALLS_OF_CODE("stalls.code", Map.of()) {
    @Override
    long of(Run run) {
      return run.culprits().stream().filter(Culprit::isOfCode).mapToLong(Culprit::count).sum();
    }

    @Override
    List<String> places(Run run) {
      return run.culprits().stream().filter(Culprit::isOfCode).map(Counted::stalls).toList();
    }
  },
  /** Blocking calls that were told. */
  BLOCKING("blocking", Map.of("blocking", "off")) {
    @Override
    long of(Run run) {
      return run.count("blocking");
    }

    @Override
    List<String> places(Run run) {
      return run.blocking().stream().map(Counted::calls).toList();
    }
  },
  /** Pins that were told. */
  PINS("pins", Map.of("carriers", "false")) {
    @Override
    long of(Run run) {
      return run.count("pinned");
    }

    @Override
    List<String> places(Run run) {
      return run.pins().stream().map(Counted::calls).toList();
    }
  },
  /** Lags that were told, those of carriers that were all held among them. */
  LAG_WARNINGS("lag.warnings", Map.of()) {
    @Override
    long of(Run run) {
      return run.count("lag", "starvation");
    }
  },
  /** All carriers held at once. */
  STARVATIONS("starvations", Map.of("carriers", "false")) {
    @Override
    long of(Run run) {
      return run.count("starvation");
    }
  },
  /** Loops that had too much to do. */
  FLOODS("floods", Map.of()) {
    @Override
    long of(Run run) {
      return run.count("flood");
    }
  },
  /** Failures that nobody looked at. */
  DROPPED("dropped", Map.of("dropped", "false")) {
    @Override
    long of(Run run) {
      return run.count("dropped");
    }
  };

  private final String label;
  private final Map<String, String> blindWith;

  Counted(String label, Map<String, String> blindWith) {
    this.label = label;
    this.blindWith = blindWith;
  }

  /** As users write it. */
  String label() {
    return label;
  }

  /** Options of a run with which nobody looked for it. */
  Map<String, String> blindWith() {
    return blindWith;
  }

  /** How many there were. */
  abstract long of(Run run);

  /** Where, most time first; empty where nobody asks for lines of code. */
  List<String> places(Run run) {
    return List.of();
  }

  private static String stalls(Culprit culprit) {
    return DurationText.of(culprit.totalNanos())
        + " in "
        + culprit.count()
        + " × "
        + culprit.label();
  }

  private static String calls(Site site) {
    String at = site.place() == null ? "" : " at " + site.place();
    return DurationText.of(site.totalNanos())
        + (" in " + site.count() + " × " + site.operation() + at);
  }
}
