// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

/** Does one operation again and again, on virtual threads that it starts for that. */
interface Exercise {
  /** Does it so many times and returns what all of them took, in nanoseconds. */
  long take(int times);
}
