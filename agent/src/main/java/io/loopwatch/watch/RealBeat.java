// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.concurrent.Executor;

/**
 * The guide's heartbeat: a real task, one at a time, that notes when it runs. For loops whose queue
 * cannot be read, and where the user asks for it: it wakes a sleeping loop. It is offered only to a
 * loop that has run already and that is not shutting down, so that it starts none and keeps none
 * alive.
 *
 * <p>The watchdog's thread calls all of {@link Beat}; another one offers the task; the loop runs
 * it.
 */
final class RealBeat implements Beat, Runnable {
  private final LoopObject loop;
  private final Executor offering;
  private volatile long offeredNanos = NONE;
  private volatile long ranNanos = NONE;
  private volatile boolean refused;
  private volatile boolean failed;
  private boolean pending;

  /** Makes one that is offered by {@code offering}, which must not run it on the calling thread. */
  RealBeat(LoopObject loop, Executor offering) {
    this.loop = loop;
    this.offering = offering;
  }

  /** Runs on the loop. */
  @Override
  public void run() {
    ranNanos = System.nanoTime();
  }

  @Override
  public boolean offer(long now) {
    if (!refused && !pending && loop.get() instanceof Executor) {
      pending = true;
      failed = false;
      offeredNanos = NONE;
      ranNanos = NONE;
      offering.execute(this::submit);
    }
    return true;
  }

  private void submit() {
    Object present = loop.get();
    if (!(present instanceof Executor) || loop.isShuttingDown()) {
      refused = true;
      return;
    }
    offeredNanos = System.nanoTime();
    try {
      ((Executor) present).execute(this);
    } catch (RuntimeException noRoom) {
      failed =
          true; // of the application's own executor it may be anything; the next beat asks again
    }
  }

  @Override
  public void collect(long now, LagSink sink) {
    long ran = ranNanos;
    if (pending && ran != NONE) {
      pending = false;
      sink.lag(offeredNanos, Math.max(0, ran - offeredNanos));
    } else if (failed) {
      pending = false;
    }
  }

  @Override
  public long oldestWaiting() {
    return pending && !refused && !failed ? offeredNanos : NONE;
  }
}
