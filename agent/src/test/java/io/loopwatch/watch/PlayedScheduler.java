// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** One whose carriers are all that there are, and whose figures nobody can tell. */
final class PlayedScheduler extends Scheduler {
  @Override
  boolean isKnown() {
    return true;
  }

  @Override
  boolean owns(Thread carrier) {
    return !carrier.getName().startsWith("other");
  }

  @Override
  int parallelism() {
    return -1;
  }
}
