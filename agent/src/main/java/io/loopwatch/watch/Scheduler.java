// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Mounted;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** The figures of the scheduler of virtual threads; −1 each where this JDK hides it. */
class Scheduler {
  private @Nullable ForkJoinPool pool;

  /** Asks only once virtual threads are in use: looking for it makes it. */
  private @Nullable ForkJoinPool pool() {
    if (pool == null && Mounted.scheduler() instanceof ForkJoinPool known) {
      pool = known;
    }
    return pool;
  }

  /** Whether this JDK shows it: else nobody can tell whether all of its carriers are held. */
  boolean isKnown() {
    return pool() != null;
  }

  /** Whether a carrier is one of its own, and not of a scheduler that the application made. */
  boolean owns(Thread carrier) {
    return carrier instanceof ForkJoinWorkerThread worker && worker.getPool() == pool();
  }

  /** Carriers that it means to keep busy. */
  int parallelism() {
    ForkJoinPool known = pool();
    return known == null ? -1 : known.getParallelism();
  }

  /** Carriers that it has. */
  int poolSize() {
    ForkJoinPool known = pool();
    return known == null ? -1 : known.getPoolSize();
  }

  /** Virtual threads that wait for a carrier; an estimate while they come and go. */
  long queued() {
    ForkJoinPool known = pool();
    return known == null ? -1 : known.getQueuedTaskCount() + known.getQueuedSubmissionCount();
  }
}
