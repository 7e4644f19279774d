// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stalls to add up, over a threshold of 100 ms. */
public final class Stalls {
  static final long MILLI = 1_000_000;
  static final LoopId LOOP = new LoopId("loop-1", LoopKind.NETTY);

  private Stalls() {}

  /** One of {@code Thread.sleep} on {@code loop-1}, at that line of {@code Orders}. */
  public static Stall ended(long millis, int line) {
    return stall(StallKind.STALL, Phase.ENDED, millis, LOOP, Cause.BLOCKING, line(line));
  }

  static Stall stall(
      StallKind kind,
      Phase phase,
      long millis,
      LoopId loop,
      Cause cause,
      @Nullable StackTraceElement culprit) {
    Evidence evidence =
        new Evidence(
            1,
            kind,
            phase,
            Instant.EPOCH,
            loop,
            millis * MILLI,
            100 * MILLI,
            List.of(),
            null,
            1,
            0,
            0,
            -1,
            -1,
            0,
            Map.of());
    String operation = cause == Cause.BLOCKING ? "Thread.sleep" : null;
    return new Stall(
        evidence,
        new Diagnosis(cause, operation, 1, culprit, List.of(), false, null, null, List.of()));
  }

  static StackTraceElement line(int number) {
    return new StackTraceElement("com.acme.Orders", "load", "Orders.java", number);
  }
}
