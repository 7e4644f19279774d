// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the loop's own thread tells of blocking calls, before anybody is blamed: of one that was
 * long enough to be told, or of one that stands for many short ones.
 *
 * @param id unique in this JVM; 0 where it is only to be counted
 * @param time when it began
 * @param loop where
 * @param durationNanos how long it blocked; where it stands for others, all of them
 * @param count the calls that it stands for, at least 1
 * @param thresholdNanos {@code blocking.threshold}; where it is told as a pin, {@code
 *     pin.threshold}
 * @param operation the outermost operation that blocked
 * @param stack of the thread as the call ended, innermost first, woven frames removed; empty where
 *     there was no memory for it
 * @param context what the framework says of the work: {@code verticle}, {@code deploymentId}, …
 * @param stallId the stall that it made, or 0 where none was reported by then
 * @param isPinned whether it is told as a pin: a virtual thread waited on its carrier for {@code
 *     pin.threshold} or longer because it could not unmount
 */
public record BlockingEvidence(
    long id,
    Instant time,
    LoopId loop,
    long durationNanos,
    long count,
    long thresholdNanos,
    Operation operation,
    List<StackTraceElement> stack,
    Map<String, String> context,
    long stallId,
    boolean isPinned) {
  /** Copies list and map. */
  public BlockingEvidence {
    stack = List.copyOf(stack);
    context = Map.copyOf(context);
  }

  /** A call that pinned nobody. */
  public BlockingEvidence(
      long id,
      Instant time,
      LoopId loop,
      long durationNanos,
      long count,
      long thresholdNanos,
      Operation operation,
      List<StackTraceElement> stack,
      Map<String, String> context,
      long stallId) {
    this(
        id,
        time,
        loop,
        durationNanos,
        count,
        thresholdNanos,
        operation,
        stack,
        context,
        stallId,
        false);
  }
}
