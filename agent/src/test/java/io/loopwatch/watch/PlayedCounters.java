// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** Counters of a JVM that pauses when the test says so, and of its run queue. */
final class PlayedCounters implements VmCounters {
  long gc;
  long paused;
  long queued;
  long used;

  @Override
  public long gcNanos() {
    return gc;
  }

  @Override
  public long pausedNanos() {
    return paused;
  }

  /** The watchdog's own figures. */
  RunQueue.Own own() {
    return new RunQueue.Own(used, queued);
  }

  /** A collection, counted at once. */
  void collect(long nanos) {
    gc += nanos;
    paused += nanos;
  }
}
