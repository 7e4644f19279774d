// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Sample;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events of virtual threads for tests: one that sleeps while it holds a monitor. */
final class Carriers {
  static final LoopId CARRIER = new LoopId("ForkJoinPool-1-worker-1", LoopKind.CARRIER);
  static final StackTraceElement TOTAL =
      new StackTraceElement("com.acme.Orders", "total", "Orders.java", 30);
  static final Pin PIN = new Pin(PinReason.SYNCHRONIZED, TOTAL, "on JDK 24+ this would not pin");
  static final Map<String, String> NAMED =
      Map.of("virtualThread", "orders-7", "virtualThreadId", "31");
  static final Map<String, String> NAMELESS =
      Map.of("virtualThread", "#31", "virtualThreadId", "31");

  private Carriers() {}

  /** Held for 120 ms and counting. */
  static Stall seen(Map<String, String> context) {
    return stall(Phase.SEEN, 120, context, sleeping(PIN));
  }

  /** Was held for 312 ms. */
  static Stall ended(Map<String, String> context) {
    return stall(Phase.ENDED, 312, context, sleeping(PIN));
  }

  static Stall stall(Phase phase, long millis, Map<String, String> context, Diagnosis diagnosis) {
    Sample sample =
        new Sample(List.of(Events.SLEEP, TOTAL), Thread.State.TIMED_WAITING, null, false);
    Evidence evidence =
        new Evidence(
            17,
            StallKind.STALL,
            phase,
            Events.START,
            CARRIER,
            millis * 1_000_000,
            100_000_000,
            List.of(sample),
            null,
            1,
            0,
            12,
            2_000_000,
            0,
            200_000_000,
            context);
    return new Stall(evidence, diagnosis);
  }

  static Diagnosis sleeping(@Nullable Pin pin) {
    return new Diagnosis(
        Cause.BLOCKING,
        "Thread.sleep",
        1,
        Events.LOAD,
        List.of(Events.SLEEP, Events.LOAD, TOTAL),
        false,
        "com.acme.Orders$$Lambda",
        null,
        List.of(),
        pin);
  }

  /** One of 31 ms, told as a pin; in a stall where its number is not 0. */
  static BlockingCall pinned(long stallId, @Nullable Pin pin) {
    return call("Thread.sleep", "pin", 31_000_000, 20_000_000, NAMELESS, stallId, pin);
  }

  /** A file that was read for 3.1 ms, with the carrier held. */
  static BlockingCall read(Map<String, String> context) {
    return call("FileInputStream.read", "file", 3_100_000, 1_000_000, context, 0, null);
  }

  private static BlockingCall call(
      String operation,
      String kind,
      long nanos,
      long thresholdNanos,
      Map<String, String> context,
      long stallId,
      @Nullable Pin pin) {
    BlockingEvidence evidence =
        new BlockingEvidence(
            18,
            Events.START,
            CARRIER,
            nanos,
            1,
            thresholdNanos,
            new Operation(operation, kind),
            List.of(Events.SLEEP, Events.LOAD),
            context,
            stallId,
            pin != null);
    return new BlockingCall(evidence, operation, Events.LOAD, "com.acme.Orders$$Lambda", pin);
  }

  /** Of {@code carriers} with 17 threads in the queue; starved where somebody holds them. */
  static Lag lag(Phase phase, long millis, SchedulerState scheduler) {
    return new Lag(
        19,
        phase,
        Events.START,
        LoopId.CARRIERS,
        millis * 1_000_000,
        100_000_000,
        17,
        0,
        scheduler);
  }

  static SchedulerState scheduler(boolean isStarved, Holder... holders) {
    return new SchedulerState(2, 2, 2, 17, isStarved, List.of(holders));
  }

  /** That of a machine with as many carriers as there are holders. */
  static SchedulerState heldBy(List<Holder> holders) {
    int count = holders.size();
    return new SchedulerState(count, count, count, 0, true, holders);
  }

  static Holder named() {
    return holder(1, "orders-7", 31).blamed("Thread.sleep", Events.LOAD);
  }

  static Holder nameless() {
    return holder(2, "#32", 32);
  }

  static List<Holder> many(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> holder(i, "t" + i, 30 + i)).toList();
  }

  private static Holder holder(int carrier, String name, long id) {
    List<StackTraceElement> stack = List.of(Events.SLEEP, Events.LOAD);
    String worker = "ForkJoinPool-1-worker-" + carrier;
    return new Holder(worker, name, id, 120_000_000, stack, carrier == 1 ? 17 : 0, null, null);
  }
}
