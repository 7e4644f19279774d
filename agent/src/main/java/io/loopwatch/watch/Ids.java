// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** Numbers for reports, one sequence for all loops so that an id is found at once in a log. */
final class Ids {
  private long last;

  long next() {
    return ++last;
  }
}
