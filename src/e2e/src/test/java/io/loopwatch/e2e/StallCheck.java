// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.WorkVerticle;
import java.util.List;

/** What the reports of one injected stall have to say. */
record StallCheck(Cell cell, ChildJvm child, String kind, String place, Reply reply) {
  /** The report while it lasts. */
  void seen(Event seen) {
    says(seen);
    assertThat(seen.durationNanos())
        .as("age of %s when seen", this)
        .isGreaterThanOrEqualTo(seen.number("thresholdNanos"))
        .isLessThan(reply.nanos());
  }

  /** The report when it was over. */
  void ended(Event ended) {
    says(ended);
    assertThat(ended.number("samples")).as("samples of %s", this).isGreaterThan(1);
  }

  private void says(Event event) {
    assertThat(event.loop()).as("loop of %s", this).isEqualTo(reply.thread());
    assertThat(event.text("loopKind")).as("kind of loop of %s", this).isEqualTo(cell.loopKind());
    assertThat(event.culprit()).as("culprit of %s", event).isEqualTo("Culprits." + kind);
    assertThat(event.number("culprit.line")).as("line of %s", event).isPositive();
    assertThat(event.text("cause")).as("cause of %s", event).isIn(causes(event));
    assertThat(event.text("operation")).as("operation of %s", event).isEqualTo(operation());
    assertThat(event.text("lock.owner"))
        .as("owner of the lock of %s", event)
        .isEqualTo(kind.equals("lock") ? "lock-holder" : null);
    assertThat(event.text("callback")).as("callback of %s", event).startsWith(callback());
    hasContext(event);
  }

  private List<String> causes(Event event) {
    return switch (kind) {
      case "sleep" -> List.of("blocking");
      case "spin" -> wasStarved(event) ? List.of("cpu", "unknown") : List.of("cpu");
      default -> List.of(kind);
    };
  }

  /** A machine that is short of processors gave it none: then it is not told as computing. */
  private boolean wasStarved(Event event) {
    return event.is("phase", "seen")
        ? event.number("cpuNanos") < event.durationNanos() * 0.6
        : reply.wasStarved();
  }

  private String operation() {
    return switch (kind) {
      case "sleep" -> "Thread.sleep";
      case "lock" -> "synchronized";
      default -> null;
    };
  }

  private String callback() {
    String fixtures = WorkVerticle.class.getPackageName();
    if (cell.isVertx()) {
      return fixtures + ".WorkVerticle";
    }
    if (cell.isGrpc()) {
      return "io.grpc.";
    }
    return fixtures + (place.equals("io") ? ".WorkHandler" : ".WorkHandler$Serve");
  }

  private void hasContext(Event event) {
    if (cell.isVertx()) {
      assertThat(event.text("context.verticle"))
          .as("verticle of %s", event)
          .isEqualTo(WorkVerticle.class.getName());
      assertThat(event.text("context.deploymentId"))
          .as("deployment of %s", event)
          .isEqualTo(child.ready().get("deployment"));
    } else {
      assertThat(event.field("context")).as("context of %s", event).isNull();
    }
  }

  /** No frame of the agent or of what it weaves is in any stack. */
  static void hasNoFrameOfOurs(Event event) {
    List<String> frames = event.stack();
    assertThat(frames).noneMatch(frame -> frame.contains("java.lang.Loopwatch"));
    assertThat(frames)
        .noneMatch(frame -> frame.startsWith("io.loopwatch.") && !frame.contains("e2e.fixture."));
  }

  @Override
  public String toString() {
    return "/" + kind + "/" + place + " on " + cell;
  }
}
