// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A future that failed on a loop, that nobody ever asked, and that was collected.
 *
 * @param id unique in this JVM
 * @param time when it failed
 * @param loop where
 * @param future what it was, in a user's words: {@code Netty promise}, {@code Vert.x future},
 *     {@code CompletableFuture}
 * @param failure class of the failure
 * @param message its message, or null
 * @param stack where the future failed, innermost first
 * @param failureStack where the failure was made, innermost first; empty where it has no stack
 * @param context what the framework says of the work: {@code verticle}, {@code deploymentId}, …
 * @param culprit innermost frame of the application's own code, or null
 */
public record Dropped(
    long id,
    Instant time,
    LoopId loop,
    String future,
    String failure,
    @Nullable String message,
    List<StackTraceElement> stack,
    List<StackTraceElement> failureStack,
    Map<String, String> context,
    @Nullable StackTraceElement culprit)
    implements Event {
  /** Copies the lists and the map. */
  public Dropped {
    stack = List.copyOf(stack);
    failureStack = List.copyOf(failureStack);
    context = Map.copyOf(context);
  }

  /** What helps, in one line. */
  public String hint() {
    return switch (future) {
      case "Vert.x future" -> "return it, or compose it; or end it with onFailure or onComplete";
      case "Netty promise" -> "give it a listener that looks at cause(), with addListener";
      default -> "return it, or compose it; or end it with whenComplete or exceptionally";
    };
  }

  /** The same, and who is to blame. */
  public Dropped blamed(@Nullable StackTraceElement frame) {
    return new Dropped(
        id, time, loop, future, failure, message, stack, failureStack, context, frame);
  }
}
