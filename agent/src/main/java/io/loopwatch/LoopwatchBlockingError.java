// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.event.Operation;
import java.util.List;
import java.util.Map;

/**
 * Thrown on an event loop's thread in place of a call that would block it, where the option {@code
 * blocking} is {@code throw}. The call was not made. Its stack begins with the method that would
 * have blocked.
 */
public final class LoopwatchBlockingError extends Error {
  private static final long serialVersionUID = 1L;

  /** What to do instead, by the operation's kind. */
  private static final Map<String, String> REMEDIES =
      Map.of(
          "sleep",
          "use a timer of the loop (schedule, setTimer)",
          "wait",
          "go on in a callback or a listener of what it waits for",
          "park",
          "go on in a callback or a listener of what it waits for",
          "socket",
          "use a channel or a client of the framework",
          "file",
          "use the framework's file system or an AsynchronousFileChannel",
          "dns",
          "use the framework's resolver",
          "process",
          "go on in Process.onExit",
          "jdbc",
          "use an asynchronous database client",
          "sync",
          "leave it to one thread of its own");

  private static final String OTHERWISE = "use an asynchronous form";

  private final String operation;
  private final String loop;

  /**
   * Makes one.
   *
   * @param operation what would have blocked, and its kind
   * @param loop the name of the loop's thread
   * @param stack its stack, innermost frame first
   */
  LoopwatchBlockingError(Operation operation, String loop, List<StackTraceElement> stack) {
    super(message(operation, loop));
    this.operation = operation.name();
    this.loop = loop;
    setStackTrace(stack.toArray(StackTraceElement[]::new));
  }

  private static String message(Operation operation, String loop) {
    return operation.name()
        + " blocks the event loop "
        + loop
        + ": run it on a worker (executeBlocking, an executor or a virtual thread), "
        + REMEDIES.getOrDefault(operation.kind(), OTHERWISE)
        + ", or allow it with the option allow";
  }

  /** What would have blocked, as users call it: {@code Thread.sleep}. */
  public String operation() {
    return operation;
  }

  /** The name of the event loop's thread. */
  public String loop() {
    return loop;
  }
}
