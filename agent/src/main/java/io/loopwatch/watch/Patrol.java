// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Notice;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the watchdog look, again and again, on the calling thread. It goes on whatever a look
 * throws, and says so once.
 */
public final class Patrol {
  private static final long AFTER_FAILURE_NANOS = 100_000_000;
  private static final long SETTLE_NANOS = 1_000_000_000;
  private static final long SETTLE_STEP_NANOS = 1_000_000;

  private final Watchdog watchdog;
  private final Clock clock;
  private final Findings findings;
  private final Supplier<@Nullable String> notices;
  private final Runnable chores;
  private long dueNanos;
  private boolean failed;
  private @Nullable VirtualMachineError lack;
  private final Queue<FutureTask<?>> questions = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread thread;
  private volatile long looks;

  /**
   * Makes one that has not begun.
   *
   * @param notices gives lines about Loopwatch itself that others left to be told, and then null
   * @param chores what else is to be done now and then, before each look
   */
  public Patrol(
      Watchdog watchdog,
      Clock clock,
      Findings findings,
      Supplier<@Nullable String> notices,
      Runnable chores) {
    this.watchdog = watchdog;
    this.clock = clock;
    this.findings = findings;
    this.notices = notices;
    this.chores = chores;
  }

  /**
   * Looks until it is to stop, and then for the last time. Unpark the thread to make it notice at
   * once.
   */
  public void run(BooleanSupplier isStopping) {
    thread = Thread.currentThread();
    dueNanos = clock.nanos();
    while (!isStopping.getAsBoolean()) {
      rest(look());
    }
    try {
      watchdog.wake(dueNanos);
      tellNotices();
      watchdog.stop();
    } catch (Throwable failure) {
      say(failure);
    }
  }

  private void rest(long untilNanos) {
    dueNanos = untilNanos;
    LockSupport.parkNanos(this, untilNanos - clock.nanos());
  }

  /**
   * Waits until what happened before was looked at, or a second has passed. Any other thread may
   * call it.
   */
  public void settle() {
    long enough = looks + 2; // the first may have begun before
    for (long left = SETTLE_NANOS; left > 0 && looks < enough; left -= SETTLE_STEP_NANOS) {
      LockSupport.unpark(thread);
      LockSupport.parkNanos(this, SETTLE_STEP_NANOS);
    }
  }

  /**
   * Asks the watchdog, on its own thread. Any other thread may call it.
   *
   * @throws IllegalStateException where it does not answer within a second, as at the end of the
   *     JVM
   */
  public <T> T ask(Function<Watchdog, T> question) {
    FutureTask<T> task = new FutureTask<>(() -> question.apply(watchdog));
    questions.add(task);
    LockSupport.unpark(thread);
    try {
      return task.get(SETTLE_NANOS, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the watchdog does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      questions.remove(task);
    }
  }

  private void answer() {
    for (Runnable task = questions.poll(); task != null; task = questions.poll()) {
      task.run();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private long look() {
    looks++;
    try {
      watchdog.wake(dueNanos);
      answer();
      chores.run();
      tellNotices();
      long next = watchdog.tick();
      sayLack();
      return next;
    } catch (VirtualMachineError full) {
      lack = full; // saying it takes memory too
      return clock.nanos() + AFTER_FAILURE_NANOS;
    } catch (Throwable failure) {
      say(failure);
      return clock.nanos() + AFTER_FAILURE_NANOS;
    }
  }

  private void sayLack() {
    VirtualMachineError full = lack;
    if (full != null) {
      lack = null;
      say(full);
    }
  }

  private void tellNotices() {
    for (String text = notices.get(); text != null; text = notices.get()) {
      findings.event(new Notice(clock.wall(), text));
    }
  }

  private void say(Throwable failure) {
    if (!failed) {
      failed = true;
      findings.event(new Notice(clock.wall(), "the watchdog failed, it goes on: " + failure));
    }
  }
}
