// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stall on a loop whose threshold is 100 ms, played sample by sample. */
final class PlayedStall {
  static final long MILLI = 1_000_000;

  private static final long THRESHOLD = 100 * MILLI;

  private final List<Sample> samples = new ArrayList<>();
  private final List<BlockingSum> sums = new ArrayList<>();
  private final Diagnoser diagnoser;
  private LoopKind kind = LoopKind.NETTY;
  private long unseenMillis;
  private Usage unseen = used(0).none();

  PlayedStall() {
    this(new Frames(List.of()));
  }

  PlayedStall(Frames frames) {
    this.diagnoser = new Diagnoser(frames, Stacks.pins(21));
  }

  /** What a thread used of some time, all in milliseconds. */
  record Used(
      long cpu, long gc, long safepoint, long stopped, long queued, long throttled, long stolen) {
    Used gc(long millis) {
      return new Used(cpu, millis, safepoint, stopped, queued, throttled, stolen);
    }

    Used safepoint(long millis) {
      return new Used(cpu, gc, millis, stopped, queued, throttled, stolen);
    }

    Used stopped(long millis) {
      return new Used(cpu, gc, safepoint, millis, queued, throttled, stolen);
    }

    Used queued(long millis) {
      return new Used(cpu, gc, safepoint, stopped, millis, throttled, stolen);
    }

    Used throttled(long millis) {
      return new Used(cpu, gc, safepoint, stopped, queued, millis, stolen);
    }

    Used stolen(long millis) {
      return new Used(cpu, gc, safepoint, stopped, queued, throttled, millis);
    }

    Usage of(long observedMillis) {
      return new Usage(
          observedMillis * MILLI,
          cpu < 0 ? -1 : cpu * MILLI,
          gc * MILLI,
          safepoint * MILLI,
          stopped * MILLI,
          queued < 0 ? -1 : queued * MILLI,
          throttled * MILLI,
          stolen * MILLI);
    }

    Usage none() {
      return of(0);
    }
  }

  /** A machine that tells how long a thread is queued: not at all. */
  static Used used(long cpuMillis) {
    return new Used(cpuMillis, 0, 0, 0, 0, 0, 0);
  }

  PlayedStall on(LoopKind other) {
    kind = other;
    return this;
  }

  /** A sample that stands for so long, of which all was observed. */
  PlayedStall then(long millis, Used used, Sample look) {
    return then(millis, used.of(millis), look);
  }

  PlayedStall then(long millis, Usage usage, Sample look) {
    samples.add(look.standingFor(millis * MILLI, usage, look.lock()));
    return this;
  }

  /** What no sample stands for. */
  PlayedStall unseen(long millis, Usage usage) {
    unseenMillis = millis;
    unseen = usage;
    return this;
  }

  PlayedStall called(String operation, long millis) {
    sums.add(new BlockingSum(new Operation(operation, "file"), 3, millis * MILLI));
    return this;
  }

  Diagnosis diagnosis() {
    return diagnoser.diagnose(evidence());
  }

  private Evidence evidence() {
    long nanos = unseenMillis * MILLI;
    Usage whole = unseen;
    for (Sample sample : samples) {
      nanos += sample.sinceNanos();
      whole = plus(whole, sample.usage());
    }
    return new Evidence(
        1,
        StallKind.STALL,
        Phase.ENDED,
        Instant.EPOCH,
        new LoopId("loop-1", kind),
        nanos,
        THRESHOLD,
        samples,
        null,
        1,
        0,
        0,
        0,
        whole,
        Map.of(),
        sums,
        List.of());
  }

  private static Usage plus(Usage one, Usage other) {
    return new Usage(
        one.observedNanos() + other.observedNanos(),
        one.cpuNanos() + other.cpuNanos(),
        one.gcNanos() + other.gcNanos(),
        one.safepointNanos() + other.safepointNanos(),
        one.stoppedNanos() + other.stoppedNanos(),
        one.queuedNanos() < 0 || other.queuedNanos() < 0
            ? -1
            : one.queuedNanos() + other.queuedNanos(),
        one.throttledNanos() + other.throttledNanos(),
        one.stolenNanos() + other.stolenNanos());
  }
}
