// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that held a carrier while others waited for one.
 *
 * @param carrier name of the carrier
 * @param virtualThread name of the virtual thread, or its number as {@code #31}
 * @param virtualThreadId its number, as text
 * @param durationNanos how long it had held the carrier already; −1 where unknown
 * @param operation what it did, in a user's words, or null
 * @param culprit innermost frame of the application's own code, or null
 * @param stack frames, innermost first; may be empty
 * @param stall number of the stall behind it; 0 where there is none
 */
public record LoggedHolder(
    String carrier,
    String virtualThread,
    String virtualThreadId,
    long durationNanos,
    @Nullable String operation,
    @Nullable StackTraceElement culprit,
    List<String> stack,
    long stall) {
  static LoggedHolder of(Members holder) throws DamagedLine {
    return new LoggedHolder(
        holder.text("carrier"),
        holder.or("", "virtualThread", Members::text),
        holder.or("", "virtualThreadId", Members::text),
        holder.or(-1L, "durationNanos", Members::number),
        holder.maybe("operation", Members::text),
        holder.maybe("culprit", Members::frame),
        holder.or(List.of(), "stack", Members::texts),
        holder.or(0L, "stall", Members::number));
  }
}
