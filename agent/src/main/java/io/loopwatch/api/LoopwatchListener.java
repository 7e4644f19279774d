// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.api;

/**
 * Is told of each stall, blocking call, pin, lag, flood and dropped failure: for an application
 * that sheds load, restarts what hangs, or counts in its own way.
 *
 * <p>Make a public class with a public constructor without parameters, and name it in {@code
 * META-INF/services/io.loopwatch.api.LoopwatchListener} (or by {@code provides} in a module). It is
 * found through the class loaders of the watched threads and made before the first event is told;
 * where the agent is not there, nobody makes it.
 *
 * <p>Threads: each listener is called on one daemon thread of its own, never on an event loop, one
 * event after the other. It may block and it may throw: only itself misses something by that. While
 * it is slow, up to 1,024 events wait for it, and what comes beyond is dropped; after it has
 * thrown, it is left alone for 1, 2, 4 … 60 seconds. Either is told in the log, with how much was
 * dropped.
 */
public interface LoopwatchListener {
  /**
   * Something happened, or has ended. All events come, also those that the log leaves out.
   *
   * @param event what; immutable
   */
  void event(LoopwatchEvent event);
}
