// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import io.loopwatch.e2e.fixture.BlockingLabLoops;
import java.util.List;

/** A laboratory of loops that make blocking calls, and how to read what was told of them. */
final class BlockingLab {
  private BlockingLab() {}

  /** With the agent; only calls make reports, however busy the machine. */
  static Target of(Jdk jdk) {
    return Target.of(jdk, BlockingLabLoops.class)
        .frameworks("netty-4.1")
        .option("threshold", "10s")
        .option("iteration.threshold", "10s")
        .option("lag.threshold", "10s");
  }

  /** Starts one and waits until blocking calls are woven. */
  static ChildJvm start(Target target) {
    ChildJvm child = target.start();
    child.events().await("start", event -> event.is("start"));
    return child;
  }

  /** How long a series took. */
  static long nanos(String answer) {
    return Long.parseLong(answer.substring("nanos=".length()));
  }

  /** Where loops have blocked, as the last event tells it. */
  static List<Event> sites(ChildJvm child) {
    Event stop = child.events().await("stop", event -> event.is("stop"));
    return sums(stop);
  }

  /** An event's array {@code blocking}; its elements read like events. */
  static List<Event> sums(Event event) {
    return event.list("blocking").stream().map(part -> new Event(part.getAsJsonObject())).toList();
  }
}
