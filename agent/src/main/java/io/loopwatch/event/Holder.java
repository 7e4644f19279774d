// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that holds a carrier while others wait for one.
 *
 * @param carrier name of the carrier thread
 * @param virtualThread name of the virtual thread; {@code "#31"} where it has none
 * @param virtualThreadId its number
 * @param heldNanos how long it has held the carrier, at least
 * @param stack innermost frame first; empty where it could not be taken
 * @param stallId the stall that is behind it, or 0 where none was told by then
 * @param operation what it does, in a user's words, or null
 * @param culprit innermost frame of the application's own code, or null
 */
public record Holder(
    String carrier,
    String virtualThread,
    long virtualThreadId,
    long heldNanos,
    List<StackTraceElement> stack,
    long stallId,
    @Nullable String operation,
    @Nullable StackTraceElement culprit) {
  /** Copies the list. */
  public Holder {
    stack = List.copyOf(stack);
  }

  /** The same, and who is to blame. */
  public Holder blamed(@Nullable String does, @Nullable StackTraceElement frame) {
    return new Holder(
        carrier, virtualThread, virtualThreadId, heldNanos, stack, stallId, does, frame);
  }
}
