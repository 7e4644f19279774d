// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/**
 * What is wrong and keeps no loop waiting: whoever watches loops cannot tell it from what is right.
 */
public enum Untold {
  /** Two callbacks change the same thing in turns. */
  LOST_UPDATES(
      "Shared mutable state",
      "reads a value, waits for something, and writes the value back: updates in between are lost",
      "nobody waits for anybody; that the value is wrong only the application can know"),
  /** Waiting for ever, but asynchronously. */
  NO_TIMEOUT(
      "Timeout handling",
      "sets no timeout at all on an asynchronous call",
      "the loop is free all the while; a call that never ends looks like one that takes long"),
  /** Hammering a service that is down. */
  NO_PAUSE(
      "Retry with exponential backoff",
      "tries again at once, without a pause",
      "each attempt is short and asynchronous: it is the other service that suffers"),
  /** Too much for the other side. */
  NO_LIMIT(
      "Rate limiting",
      "sends a thousand asynchronous requests at once",
      "so many short callbacks are what a loop is for; how much the other service can take it does"
          + " not know. Where they are too many for the loop itself, it is told: see flood"),
  /** A future for nothing. */
  NEEDLESS(
      "Async over everything",
      "wraps a short computation into futures",
      "it costs a little and holds nobody up; where it takes long, it is told: see cpu"),
  /** One after the other. */
  ONE_BY_ONE(
      "Concurrent execution",
      "composes requests one after the other that could be under way together",
      "only the answer takes longer; whether one needs the other's result only the code can say"),
  /** Loops that come and go. */
  LOOP_AFTER_LOOP(
      "Running the event loop",
      "starts a new loop, or a new client with loops, for each job, and closes it",
      "off a loop that is waste, not waiting. On a loop the wait is told: see nested"),
  /** Swallowing on purpose. */
  SWALLOWED(
      "Handling errors: gather",
      "filters out the parts that failed and goes on with the others",
      "somebody looked at the failure; whether that was a decision or an oversight does not show"),
  /** Not closing. */
  NEVER_CLOSED(
      "Async context managers",
      "forgets to close a resource",
      "nothing waits until none is left. Then the wait is told: see context"),
  /** Other's loop touched directly. */
  FOREIGN_STATE(
      "Future attached to a different loop",
      "changes another loop's state directly instead of giving it a task",
      "a race leaves no trace in time");

  private final String part;
  private final String wrong;
  private final String reason;

  Untold(String part, String wrong, String reason) {
    this.part = part;
    this.wrong = wrong;
    this.reason = reason;
  }

  /** The guide's part that it is from. */
  public String part() {
    return part;
  }

  /** What is wrong. */
  public String wrong() {
    return wrong;
  }

  /** Why it is not told. */
  public String reason() {
    return reason;
  }
}
