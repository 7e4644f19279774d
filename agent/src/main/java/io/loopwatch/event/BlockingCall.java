// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that blocked a loop, and whose it was.
 *
 * @param evidence what the loop's thread told
 * @param operation what the application called, in a user's words: {@code Files.readString}
 * @param culprit innermost frame of the application's own code, or null
 * @param callback class of the handler, or null where the stack does not tell
 * @param pin where it is to be told as a pin, what kept the virtual thread on its carrier; else
 *     null
 * @param hint one line that says what to do about it, or null
 */
public record BlockingCall(
    BlockingEvidence evidence,
    String operation,
    @Nullable StackTraceElement culprit,
    @Nullable String callback,
    @Nullable Pin pin,
    @Nullable String hint)
    implements Event {
  /** A call that pinned nobody. */
  public BlockingCall(
      BlockingEvidence evidence,
      String operation,
      @Nullable StackTraceElement culprit,
      @Nullable String callback) {
    this(evidence, operation, culprit, callback, null);
  }

  /** One without a hint. */
  public BlockingCall(
      BlockingEvidence evidence,
      String operation,
      @Nullable StackTraceElement culprit,
      @Nullable String callback,
      @Nullable Pin pin) {
    this(evidence, operation, culprit, callback, pin, null);
  }

  @Override
  public Instant time() {
    return evidence.time();
  }
}
