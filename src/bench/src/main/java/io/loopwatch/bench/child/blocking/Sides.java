// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Two threads: both loops, or neither.
 *
 * @param one runs the measured side
 * @param other runs its partner
 */
record Sides(ExecutorService one, ExecutorService other) {
  /** Something that may fail. */
  interface Work {
    void run() throws Exception;
  }

  /** What the measured side tells, while the other does its work to the end. */
  <T> T both(Callable<T> measured, Work partner) throws Exception {
    Future<?> done =
        other.submit(
            () -> {
              partner.run();
              return null;
            });
    T told = alone(measured);
    done.get();
    return told;
  }

  /** What the measured side tells. */
  <T> T alone(Callable<T> measured) throws InterruptedException, ExecutionException {
    return one.submit(measured).get();
  }
}
