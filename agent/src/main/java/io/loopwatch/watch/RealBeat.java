// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The guide's heartbeat: a real task, one at a time, that notes when it runs. For loops whose queue
 * cannot be read, and where the user asks for it: it wakes a sleeping loop. It is offered only to a
 * loop that has run already and that is not shutting down, so that it starts none and keeps none
 * alive.
 */
final class RealBeat implements Beat, Runnable {
  private final LoopObject loop;
  private volatile long ranNanos = NONE;
  private long offeredNanos = NONE;
  private boolean refused;

  RealBeat(LoopObject loop) {
    this.loop = loop;
  }

  /** Runs on the loop. */
  @Override
  public void run() {
    ranNanos = System.nanoTime();
  }

  @Override
  public void offer(long now) {
    if (refused
        || offeredNanos != NONE
        || !(loop.get() instanceof Executor executor)
        || loop.isShuttingDown()) {
      return;
    }
    ranNanos = NONE;
    offeredNanos = now;
    try {
      executor.execute(this);
    } catch (RejectedExecutionException ended) {
      refused = true;
      offeredNanos = NONE;
    }
  }

  @Override
  public void collect(long now, LagSink sink) {
    long ran = ranNanos;
    if (offeredNanos != NONE && ran != NONE) {
      sink.lag(offeredNanos, Math.max(0, ran - offeredNanos));
      offeredNanos = NONE;
    } else if (offeredNanos != NONE && loop.isShuttingDown()) {
      offeredNanos = NONE;
    }
  }

  @Override
  public long oldestWaiting() {
    return offeredNanos;
  }
}
