// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.TaskCount;
import io.loopwatch.event.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events for tests that say more of blame than those of {@link Events}. */
final class Blames {
  private static final long MILLI = 1_000_000;

  private Blames() {}

  /** 350 ms, 24 samples, 12 tasks waiting. */
  static Evidence ended() {
    return Events.evidence(17, StallKind.STALL, Phase.ENDED, 350, Events.LOOP, 24);
  }

  static Evidence seen() {
    return Events.evidence(17, StallKind.STALL, Phase.SEEN, 120, Events.LOOP, 5);
  }

  /** The same, with where the time went, what all waited, and who submitted it. */
  static Evidence with(Evidence bare, Usage usage, long delayNanos) {
    return with(bare, bare.phase(), bare.time(), bare.loop(), usage, delayNanos);
  }

  static Evidence with(
      Evidence bare, Phase phase, Instant time, LoopId loop, Usage usage, long delayNanos) {
    return new Evidence(
        bare.id(),
        bare.kind(),
        phase,
        time,
        loop,
        bare.durationNanos(),
        bare.thresholdNanos(),
        bare.samples(),
        bare.callbackClass(),
        bare.callbacks(),
        bare.longestCallbackNanos(),
        bare.waitingTasks(),
        delayNanos,
        usage,
        bare.context(),
        bare.blocking(),
        List.of(Events.LOAD));
  }

  /** One that slept while the collector ran, with a hint. */
  static Stall stall(Evidence evidence) {
    return new Stall(
        evidence,
        with(
            Events.sleeping(),
            0.71,
            Map.of(Cause.BLOCKING, 250 * MILLI, Cause.GC, 100 * MILLI),
            "use a timer"));
  }

  static Diagnosis with(
      Diagnosis bare, double share, Map<Cause, Long> causes, @Nullable String hint) {
    return new Diagnosis(
        bare.cause(),
        bare.operation(),
        share,
        bare.culprit(),
        bare.stack(),
        bare.stackLate(),
        bare.callback(),
        bare.lock(),
        bare.topFrames(),
        bare.pin(),
        causes,
        hint);
  }

  /** One that is no code's. */
  static Diagnosis pause(Cause cause, long nanos) {
    return new Diagnosis(
        cause,
        null,
        0.9,
        null,
        List.of(Events.LOAD),
        false,
        "com.acme.Handler",
        null,
        List.of(),
        null,
        Map.of(cause, nanos),
        null);
  }

  /** One that waits for a lock that was held so long already. */
  static Stall locked(long heldNanos) {
    HeldLock lock =
        new HeldLock("java.lang.Object@1b2c", "worker-1", List.of(Events.LOAD)).held(heldNanos);
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.LOCK, "synchronized", 1, Events.LOAD, List.of(), false, null, lock, List.of());
    return new Stall(seen(), diagnosis);
  }

  /** One that a stopped process explains. */
  static Lag pausedLag(long id, Instant time) {
    return new Lag(
        id, Phase.SEEN, time, Events.LOOP, 140 * MILLI, 100 * MILLI, 5, 0, Cause.STOPPED, null);
  }

  static Flood flood(boolean isLag) {
    return new Flood(
        21,
        Events.START,
        Events.LOOP,
        140 * MILLI,
        100 * MILLI,
        isLag,
        4_812,
        List.of(new TaskCount("com.acme.Tick", 4_790), new TaskCount("com.acme.Other", 22)),
        List.of(new TaskCount("com.acme.Tick", 1_200)));
  }

  static Dropped dropped(@Nullable String message) {
    return new Dropped(
        22,
        Events.START,
        Events.LOOP,
        "Netty promise",
        "java.io.IOException",
        message,
        List.of(Events.LOAD),
        List.of(Events.SLEEP),
        Map.of("verticle", "com.acme.OrdersVerticle"),
        Events.LOAD);
  }
}
