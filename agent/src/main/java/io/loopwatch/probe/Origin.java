// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.ref.WeakReference;
import java.util.concurrent.Future;

/**
 * Who submitted a task: the stack and the name of the thread that did. Refers to the task, but does
 * not keep it alive.
 *
 * <p>Made on the submitting thread, published by its place in {@link Origins}; only the count of
 * runs changes afterwards, and may be wrong where two threads submit the same object at once.
 */
public final class Origin extends WeakReference<Object> {
  private static final StackTraceElement[] NONE = {};

  /** What was thrown nowhere, and after a while a copy of its stack: that holds no class. */
  private volatile Object trace;

  private boolean isSwept;
  private final String thread;
  private final boolean isTimer;

  /** How often it was submitted and has not run; plain: too many keep it a little longer. */
  private int runs;

  /** Takes the caller's stack: half the price of a walk, which would be told where to stop. */
  Origin(Object task, boolean isTimer, int runs) {
    super(task);
    this.trace = new Throwable();
    this.thread = Thread.currentThread().getName();
    this.isTimer = isTimer;
    this.runs = runs;
  }

  boolean isOf(Object task) {
    return refersTo(task);
  }

  boolean isTimer() {
    return isTimer;
  }

  int runs() {
    return runs;
  }

  /** One of its runs begins; whether it was the last. Only timers run any number of times. */
  boolean isLastRun() {
    return !isTimer && --runs <= 0;
  }

  /** Copies the stack where it waits for the second sweep already; whether it did. */
  boolean copy() {
    boolean isDue = isSwept && trace instanceof Throwable;
    isSwept = true;
    if (isDue) {
      trace = stack();
    }
    return isDue;
  }

  /** Whether its task was collected. */
  boolean isDead() {
    return refersTo(null);
  }

  /** Whether it will not be asked for again: its task is gone, or is a timer that is done. */
  boolean isOver() {
    return isDead() || isTimer && isDone(get());
  }

  /** Of a timer of Netty: it reads a field. */
  static boolean isDone(Object timer) {
    return timer instanceof Future && ((Future<?>) timer).isDone();
  }

  /**
   * The stack, innermost frame first, with the probe's own frames. Slow the first time. Not for a
   * loop's thread.
   */
  public StackTraceElement[] stack() {
    Object known = trace;
    StackTraceElement[] stack =
        known instanceof Throwable
            ? ((Throwable) known).getStackTrace()
            : (StackTraceElement[]) known;
    return stack == null ? NONE : stack;
  }

  /** The name of the thread that submitted it, at that time. */
  public String thread() {
    return thread;
  }
}
