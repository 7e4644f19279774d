// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The calls that weaving puts into futures, where failures that nobody asks for are to be told. A
 * future that fails on a loop, and that nobody listens to, is entered before anybody can see that
 * it failed; whoever asks takes it out after asking. So none is left that somebody has seen.
 *
 * <p>None locks, parks, throws or logs. While no failure is entered each question costs one read;
 * an entry costs a stack, of which each loop takes so many a second. Cancelling is no failure.
 */
public final class Failures {
  /** What is entered and not collected; each is 2 kB or so. */
  private static final int MOST = 4_096;

  /** Stages that were asked before they failed, and that may yet fail; each is 100 bytes. */
  private static final int MOST_ASKED = 16_384;

  private static final FailureTable TABLE = new FailureTable(1024);
  private static final FailureTable ASKED = new FailureTable(1024);
  private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
  private static final AtomicReference<Failure> ARRIVED = new AtomicReference<>();
  private static final AtomicInteger WAITING = new AtomicInteger();
  private static final AtomicLong LOST = new AtomicLong();
  private static volatile boolean isUnsure;

  private Failures() {}

  // ---- woven into futures of Netty and Vert.x ----

  /** A future is about to fail; what listens to it, or null. */
  public static void failing(Object future, Object cause, Object listener, Object listeners) {
    if (listener == null && listeners == null && cause instanceof Throwable) {
      enter(future, (Throwable) cause, false);
    }
  }

  /** It has failed, or not: it was complete already. */
  public static void failed(boolean hasFailed, Object future, Object cause) {
    if (!hasFailed && !TABLE.isEmpty() && cause instanceof Throwable) {
      end(TABLE.find(future, (Throwable) cause));
    }
  }

  /** A future was made that has failed already. */
  public static void made(Object future, Object cause) {
    failing(future, cause, null, null);
  }

  /** Somebody asked a future; {@code result} is what it holds. */
  public static void asked(Object future, Object result) {
    if (!TABLE.isEmpty() && mayBeFailure(result)) {
      askedForFailure(future);
    }
  }

  /** Somebody asked a future that can only have failed. */
  public static void asked(Object future) {
    if (!TABLE.isEmpty()) {
      askedForFailure(future);
    }
  }

  /** A future is about to call those who listen to it, if anybody does. */
  public static void notified(Object future, Object result, Object listener, Object listeners) {
    if (listener != null || listeners != null) {
      asked(future, result);
    }
  }

  /** A future tells somebody its failure; null where it has not failed. */
  public static void told(Object future, Object cause) {
    if (cause != null) {
      asked(future);
    }
  }

  /**
   * A function was given a failure, and the future that it makes may have failed with the same: the
   * function has seen that.
   */
  public static void passed(Object future, Object cause) {
    if (!TABLE.isEmpty() && cause instanceof Throwable) {
      end(TABLE.find(future, (Throwable) cause));
    }
  }

  // ---- woven into CompletableFuture ----

  /** A stage is about to fail. */
  public static void failing(Object stage, Object cause) {
    if (cause instanceof Throwable && !Stages.hasDependents((CompletableFuture<?>) stage)) {
      enter(stage, (Throwable) cause, true);
    }
  }

  /** A stage is about to complete, maybe with a failure. */
  public static void completing(Object stage, Object result) {
    failing(stage, Stages.cause(result));
  }

  /** It has, or was complete already. */
  public static void completed(boolean hasCompleted, Object stage, Object result) {
    if (!hasCompleted) {
      failed(false, stage, Stages.cause(result));
    }
  }

  /** A method returns a stage, which may have been made with a failure. */
  public static void made(Object stage) {
    if (stage instanceof CompletableFuture) {
      CompletableFuture<?> future = (CompletableFuture<?>) stage;
      Throwable cause = Stages.failure(future);
      if (cause != null && (TABLE.isEmpty() || TABLE.find(stage) == null)) {
        failing(future, cause);
      }
    }
  }

  /** Stages are combined. */
  public static void combined(Object stages) {
    if (!TABLE.isEmpty() && stages instanceof Object[]) {
      for (Object stage : (Object[]) stages) {
        if (stage != null) {
          askedForFailure(stage);
        }
      }
    }
  }

  /** A function was given the outcome of a stage, and its own stage may have failed with it. */
  public static void relayed(Object stage, Object result) {
    if (Stages.cause(result) != null) {
      asked(stage);
    }
  }

  /**
   * A stage has let go of dependents that have got what they want elsewhere: the losers of a race.
   * Somebody has asked, whatever becomes of it.
   */
  public static void cleaned(Object stage) {
    CompletableFuture<?> future = (CompletableFuture<?>) stage;
    if (!isUnsure
        && Stages.isOpen(future)
        && !Stages.hasDependents(future)
        && ASKED.find(stage) == null) {
      remember(stage);
    }
  }

  private static void remember(Object stage) {
    if (ASKED.size() >= MOST_ASKED) {
      isUnsure = true;
      return;
    }
    try {
      ASKED.add(new Failure(stage, COLLECTED, null, null, null, true));
    } catch (VirtualMachineError full) {
      isUnsure = true; // of this one it is not known any more
    }
  }

  // ---- behind them ----

  private static boolean mayBeFailure(Object result) {
    if (result == null) {
      return false;
    }
    String type = result.getClass().getName();
    return type.endsWith("CauseHolder") || type.endsWith("AltResult");
  }

  private static void askedForFailure(Object future) {
    for (Failure at = TABLE.find(future); at != null; at = TABLE.find(future)) {
      TABLE.end(at);
    }
  }

  private static void end(Failure failure) {
    if (failure != null) {
      TABLE.end(failure);
    }
  }

  private static void enter(Object future, Throwable cause, boolean isStage) {
    Slot slot = Probe.seated();
    if (slot == null || isCancelling(cause)) {
      return;
    }
    if (isStage && (isUnsure || wasAsked(future))) {
      return;
    }
    if (TABLE.size() >= MOST || WAITING.get() >= MOST || !slot.failures.take()) {
      LOST.getAndIncrement();
      return;
    }
    try {
      add(new Failure(future, COLLECTED, slot, new Throwable(), cause, isStage));
    } catch (VirtualMachineError full) {
      LOST.getAndIncrement(); // the application runs out of memory, or stack: not we
    }
  }

  private static boolean wasAsked(Object stage) {
    Failure before = ASKED.isEmpty() ? null : ASKED.find(stage);
    if (before != null) {
      ASKED.end(before); // it fails once
    }
    return before != null;
  }

  private static boolean isCancelling(Throwable cause) {
    return cause instanceof CancellationException
        || cause instanceof CompletionException
            && cause.getCause() instanceof CancellationException;
  }

  private static void add(Failure failure) {
    WAITING.getAndIncrement();
    TABLE.add(failure);
    Failure head;
    do {
      head = ARRIVED.get();
      failure.earlier = head;
    } while (!ARRIVED.compareAndSet(head, failure));
  }

  // ---- the agent ----

  /**
   * Forgets all failures: nobody is to be told of them. What is entered meanwhile is dropped too.
   */
  static void clear() {
    for (Failure at = arrived(); at != null; at = before(at)) {
      // for nobody
    }
    TABLE.clear();
    ASKED.clear();
    isUnsure = false;
  }

  /** Whether futures of this JDK can be read. */
  public static boolean knowsStages() {
    return Stages.areKnown();
  }

  /** Takes all failures that were entered since, the latest first, or null. */
  public static Failure arrived() {
    return ARRIVED.getAndSet(null);
  }

  /** The one that arrived before, or null; it is forgotten. */
  public static Failure before(Failure failure) {
    Failure earlier = failure.earlier;
    failure.earlier = null;
    WAITING.getAndDecrement();
    return earlier;
  }

  /** Takes one whose future was collected, asked or not, or null. Only the watchdog may call it. */
  public static Failure collected() {
    return (Failure) COLLECTED.poll();
  }

  /** Has done with one that was collected. Only the watchdog may call it. */
  public static void settle(Failure failure) {
    (failure.isAsked() ? ASKED : TABLE).end(failure);
  }

  /** Takes out what is over. Only the watchdog may call it. */
  public static void tidy() {
    TABLE.tidy();
    ASKED.tidy();
  }

  /**
   * Whether stages are not entered any more: of too many that may yet fail it would have to be
   * known that somebody has asked already.
   */
  public static boolean isUnsure() {
    return isUnsure;
  }

  /** Failures entered and not over. */
  public static int pending() {
    return TABLE.size();
  }

  /** Failures that could not be entered, ever. */
  public static long lost() {
    return LOST.get();
  }
}
