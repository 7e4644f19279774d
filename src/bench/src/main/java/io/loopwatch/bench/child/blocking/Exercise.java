// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

/** Does one operation again and again, where it is told to. */
interface Exercise {
  /** Does it so many times, at least one more before the clock runs. */
  Took take(Sides sides, int times) throws Exception;
}
