// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What has to be told of one way to hold a carrier. */
record TellsHold(Jdk jdk, CarrierWay way, Held held) {
  /** The mount is longer than what the fixture measures; the clock is the watchdog's. */
  private static final long CLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private static final long BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Where nothing is woven its time begins when it is first looked at. */
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Both reports say what it is. */
  void asStall() {
    asStall(CLOCK_NANOS);
  }

  /** The same, where carriers are only looked at. */
  void asPolledStall() {
    asStall(POLL_NANOS);
  }

  private void asStall(long clockNanos) {
    assertThat(stay().failure()).as("failure of %s", this).isEqualTo("none");
    assertThat(held.seen().text("phase")).as("first report of %s", this).isEqualTo("seen");
    assertThat(held.seen().durationNanos())
        .as("age of %s when seen", this)
        .isBetween(held.seen().number("thresholdNanos"), stay().nanos() + CLOCK_NANOS);
    says(held.seen());
    says(held.ended());
    assertThat(held.ended().number("samples")).as("samples of %s", this).isGreaterThan(1);
    assertThat(held.ended().durationNanos())
        .as("duration of %s", this)
        .isBetween(stay().nanos() - clockNanos, stay().nanos() + BESIDE_NANOS);
  }

  /** The park in it, too, as it ends, with its exact duration. */
  void asPin(Event pin) {
    assertThat(pin.text("kind")).as("kind of %s", pin).isIn("pin", "wait");
    isPart(pin);
    hasPin(pin);
  }

  /** The call that blocked in it, too, as it ends. */
  void asCall(Event call) {
    isPart(call);
  }

  private void isPart(Event call) {
    assertThat(call.loop()).as("carrier of %s", call).isEqualTo(stay().carrier());
    assertThat(call.text("loopKind")).as("kind of loop of %s", call).isEqualTo("carrier");
    assertThat(call.text("operation")).as("operation of %s", call).isEqualTo(way.operation());
    assertThat(call.culprit()).as("culprit of %s", call).isEqualTo(way.culprit());
    assertThat(call.durationNanos())
        .as("duration of %s", call)
        .isBetween(stay().nanos() - BESIDE_NANOS, stay().nanos());
    hasThread(call);
  }

  private void says(Event event) {
    assertThat(event.loop()).as("carrier of %s", event).isEqualTo(stay().carrier());
    assertThat(event.text("loopKind")).as("kind of loop of %s", event).isEqualTo("carrier");
    assertThat(event.text("cause")).as("cause of %s", event).isIn(causes(event));
    assertThat(event.text("operation")).as("operation of %s", event).isEqualTo(way.operation());
    assertThat(event.culprit()).as("culprit of %s", event).isEqualTo(way.culprit());
    assertThat(event.number("culprit.line")).as("line of %s", event).isPositive();
    hasThread(event);
    hasStack(event);
    hasPin(event);
  }

  /** A machine that is short of processors gave it none: then it is not told as computing. */
  private List<String> causes(Event event) {
    boolean isStarved = event.number("cpuNanos") < event.durationNanos() * 0.6;
    return way.told().cause().equals("cpu") && isStarved
        ? List.of("cpu", "unknown")
        : List.of(way.told().cause());
  }

  void hasThread(Event event) {
    assertThat(event.text("context.virtualThread"))
        .as("virtual thread of %s", event)
        .isEqualTo(stay().name());
    assertThat(event.text("context.virtualThreadId"))
        .as("number of the virtual thread of %s", event)
        .isEqualTo(stay().id());
  }

  /** The virtual thread's, and not its carrier's, whose work is always the same. */
  private void hasStack(Event event) {
    assertThat(event.stack())
        .as("stack of %s", event)
        .anyMatch(frame -> frame.contains(way.culprit() + "("))
        .anyMatch(frame -> frame.contains("fixture.carrier.Way.run("))
        .noneMatch(frame -> frame.contains("ForkJoin"))
        .noneMatch(frame -> frame.contains("java.lang.Loopwatch"))
        .noneMatch(frame -> frame.startsWith("io.loopwatch.") && !frame.contains("e2e.fixture."));
  }

  void hasPin(Event event) {
    String reason = way.told().pinned().isEmpty() ? null : way.told().pinned();
    assertThat(event.text("pinned.reason")).as("reason of the pin of %s", event).isEqualTo(reason);
    if (!way.told().frame().isEmpty()) {
      assertThat(frame(event)).as("frame that pins, of %s", event).isEqualTo(way.told().frame());
    }
    if (reason != null) {
      assertThat(event.text("pinned.cure")).as("cure of %s", event).isNotEmpty();
    }
    if ("synchronized".equals(reason)) {
      assertThat(event.text("pinned.cure")).as("cure of %s", event).contains("24");
    }
  }

  private static String frame(Event event) {
    String type = event.text("pinned.frame.class");
    return type == null
        ? null
        : type.substring(type.lastIndexOf('.') + 1) + "." + event.text("pinned.frame.method");
  }

  private Stay stay() {
    return held.stay();
  }

  @Override
  public String toString() {
    return way + " on " + jdk;
  }
}
