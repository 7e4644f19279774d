// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads what a stall is told with, before there is one: a second's work in a JVM that is new, more
 * than there is between the first look at a stall and its threshold. On a thread of its own,
 * because the watchdog has to look meanwhile; and not at once, for the application still starts.
 */
final class WarmUp {
  /** So long after the first loop has come. */
  private static final long AFTER_NANOS = 500_000_000L;

  private final Clock clock;
  private final Findings findings;
  private long dueNanos;
  private boolean isDue;
  private final AtomicBoolean hasBegun = new AtomicBoolean();
  private volatile boolean isDone;

  WarmUp(Clock clock, Findings findings) {
    this.clock = clock;
    this.findings = findings;
  }

  /** There are loops. Called by the watchdog at each look. */
  void look(long now) {
    if (hasBegun.get()) {
      return;
    }
    if (!isDue) {
      isDue = true;
      dueNanos = now + AFTER_NANOS;
    } else if (now - dueNanos >= 0 && hasBegun.compareAndSet(false, true)) {
      Thread thread = new Thread(null, this::run, "loopwatch-warm-up", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Does it now, unless it has begun, on the calling thread: where the application has started long
   * ago, and that thread has time. Any thread may call it.
   */
  void now() {
    if (hasBegun.compareAndSet(false, true)) {
      run();
    }
  }

  /** Whether the watchdog's work is but computing from now on. */
  boolean isDone() {
    return isDone;
  }

  /** With instruments of its own: the watchdog's are confined to its thread. */
  private void run() {
    try {
      Thread self = Thread.currentThread();
      Sampler sampler = new Sampler();
      Meter.ofThisProcess(sampler, clock.nanos()).read(self, clock.nanos());
      sampler.sample(self, () -> 0);
      findings.warmUp();
      isDone = true;
    } catch (RuntimeException | Error failure) {
      findings.event(new Notice(clock.wall(), "stalls may not be told: " + failure));
    }
  }
}
