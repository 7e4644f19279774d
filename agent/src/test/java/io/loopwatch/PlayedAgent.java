// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.List;

/** An agent that looks for blocking calls, played: it says what a test tells it to. */
public final class PlayedAgent implements AutoCloseable {
  private PlayedAgent() {}

  /** Attaches it. */
  public static PlayedAgent attach() {
    return attach(() -> {});
  }

  /** Attaches it; {@code flush} is run when a test asks it to settle. */
  public static PlayedAgent attach(Runnable flush) {
    BlockingRecord.install(flush);
    return new PlayedAgent();
  }

  /** Says that the caller blocked a loop for 50 ms. */
  public static void blocks(String loop) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    List<StackTraceElement> callers = List.of(stack).subList(1, stack.length);
    BlockingRecord.add("Thread.sleep", loop, 50_000_000L, callers);
  }

  /** Takes it away. */
  @Override
  public void close() {
    BlockingRecord.uninstall();
  }
}
