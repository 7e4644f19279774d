// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** The figures of a {@link LoggedEvent}: 0 or greater, and −1 where one is not known. */
public sealed interface LoggedFigures permits LoggedEvent {
  /** What stands for a figure that is not known. */
  long UNKNOWN = -1;

  /**
   * A figure by its name in the event log.
   *
   * @throws ClassCastException where the field is no number
   */
  long figure(String field);

  /** The number that all phases of one report share, within one run. */
  default long id() {
    return figure("id");
  }

  /** How long it lasted, exact where it has ended. */
  default long durationNanos() {
    return figure("durationNanos");
  }

  /** The threshold that it passed. */
  default long thresholdNanos() {
    return figure("thresholdNanos");
  }

  /** CPU time of the thread over {@link #observedNanos()}. */
  default long cpuNanos() {
    return figure("cpuNanos");
  }

  /** Pauses of the collector while it lasted. */
  default long gcNanos() {
    return figure("gcNanos");
  }

  /** Other pauses of the JVM while it lasted. */
  default long safepointNanos() {
    return figure("safepointNanos");
  }

  /** How long the whole process stood still; −1 also where it did not. */
  default long stoppedNanos() {
    return figure("stoppedNanos");
  }

  /** How long the thread could run and got no processor. */
  default long queuedNanos() {
    return figure("queuedNanos");
  }

  /** How long the container's CPU quota was used up; −1 also where it was not. */
  default long throttledNanos() {
    return figure("throttledNanos");
  }

  /** How long the host gave the processor to others, at most; −1 also where it did not. */
  default long stolenNanos() {
    return figure("stolenNanos");
  }

  /** How long the thread was watched: what the figures of its time are part of. */
  default long observedNanos() {
    return figure("observedNanos");
  }

  /** What all tasks that waited behind it have waited together. */
  default long delayNanos() {
    return figure("delayNanos");
  }

  /** Tasks in the loop's queue; of carriers, virtual threads that wait for one. */
  default long waitingTasks() {
    return figure("waitingTasks");
  }

  /** Callbacks of a turn. */
  default long callbacks() {
    return figure("callbacks");
  }

  /** The longest callback of a turn. */
  default long longestCallbackNanos() {
    return figure("longestCallbackNanos");
  }

  /** Process id of a run that starts. */
  default long pid() {
    return figure("pid");
  }
}
