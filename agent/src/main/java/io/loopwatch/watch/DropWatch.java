// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Dropped;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Notice;
import io.loopwatch.probe.Failure;
import io.loopwatch.probe.Failures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the futures that failed and were collected, and that nobody had asked. Where nothing is
 * woven into futures each look costs three reads.
 */
final class DropWatch {
  /** What one look reads of new failures, and tells: it must not hold up the rest for long. */
  private static final int MOST_A_LOOK = 64;

  /** Those that somebody has asked since are but let go. */
  private static final int MOST_PASSED = 4_096;

  private static final long LOST_NANOS = 10_000_000_000L;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final String TRANSFORMATION = "core.impl.future.Transformation";

  private final Desk desk;
  private @Nullable Failure arrived;
  private long lostBefore;
  private long lostToldNanos;
  private boolean isUnsureTold;

  DropWatch(Desk desk) {
    this.desk = desk;
    this.lostBefore = Failures.lost();
    this.lostToldNanos = desk.clock().nanos() - LOST_NANOS;
  }

  /** What is kept of a failure until its future is collected. */
  private record Noted(
      Instant time,
      LoopId loop,
      String failure,
      @Nullable String message,
      List<StackTraceElement> failureStack,
      Map<String, String> context,
      List<StackTraceElement> stack) {}

  /** Looks once. */
  void look(long now) {
    noteArrived();
    tellCollected();
    Failures.tidy();
    tellLost(now);
  }

  private void noteArrived() {
    int noted = 0;
    for (int i = 0; i < MOST_PASSED && noted < MOST_A_LOOK; i++) {
      arrived = arrived == null ? Failures.arrived() : arrived;
      Failure failure = arrived;
      if (failure == null) {
        return;
      }
      arrived = Failures.before(failure);
      noted += failure.isOver() ? 0 : 1;
      note(failure);
    }
  }

  private void note(Failure failure) {
    Throwable cause = failure.cause();
    Throwable where = failure.where();
    Object context = failure.context();
    if (cause == null || where == null || failure.isOver()) {
      return;
    }
    Throwable real = withoutWrapping(cause);
    Identity identity = new Identity(failure.slot(), desk.contexts());
    failure.note(
        new Noted(
            desk.clock().wallAt(failure.nanos()),
            identity.loop(),
            real.getClass().getName(),
            message(real),
            stack(real),
            identity.context(context),
            Stacks.clean(where.getStackTrace())));
    failure.release();
  }

  private static Throwable withoutWrapping(Throwable failure) {
    Throwable at = failure;
    for (int i = 0; i < 8 && at.getClass() == CompletionException.class; i++) {
      Throwable inner = at.getCause();
      if (inner == null) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  /** The application's own exceptions make theirs themselves. */
  private static @Nullable String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null || message.length() <= LONGEST_MESSAGE
          ? message
          : message.substring(0, LONGEST_MESSAGE);
    } catch (Throwable itsOwn) { // whatever it is, it is not the watchdog's
      return null;
    }
  }

  private static List<StackTraceElement> stack(Throwable failure) {
    try {
      return Stacks.clean(failure.getStackTrace());
    } catch (Throwable itsOwn) {
      return List.of();
    }
  }

  private void tellCollected() {
    int told = 0;
    for (int i = 0; i < MOST_PASSED && told < MOST_A_LOOK; i++) {
      Failure failure = Failures.collected();
      if (failure == null) {
        return;
      }
      try {
        told += tell(failure) ? 1 : 0;
      } finally {
        Failures.settle(failure);
      }
    }
  }

  private boolean tell(Failure failure) {
    if (failure.isAsked()) {
      return false;
    }
    if (failure.note() == null) {
      note(failure); // collected before it was noted
    }
    if (failure.isOver() || !(failure.note() instanceof Noted noted)) {
      return false;
    }
    if (!isIntermediate(noted.stack())) {
      desk.findings()
          .event(
              new Dropped(
                  desk.ids().next(),
                  noted.time(),
                  noted.loop(),
                  kind(failure),
                  noted.failure(),
                  noted.message(),
                  noted.stack(),
                  noted.failureStack(),
                  noted.context(),
                  null));
    }
    return true;
  }

  private static String kind(Failure failure) {
    if (failure.isStage()) {
      return "CompletableFuture";
    }
    return failure.isJdkFuture() ? "Netty promise" : "Vert.x future";
  }

  /**
   * Whether a future was made only for a function to ask it: {@code Future.transform} of Vert.x.
   * Whether that asks or not is its own affair.
   */
  private static boolean isIntermediate(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (!type.endsWith(".core.impl.future.FailedFuture") && !type.endsWith(".core.Future")) {
        return type.endsWith(TRANSFORMATION);
      }
    }
    return false;
  }

  /** Tells at once what is to be told at the end. */
  void stop(long now) {
    lostToldNanos = now - LOST_NANOS;
    look(now);
  }

  private void tellLost(long now) {
    if (!isUnsureTold && Failures.isUnsure()) {
      isUnsureTold = true;
      String text =
          "failures of CompletableFuture are not told any more: too many stages that may yet fail"
              + " were let go of";
      desk.findings().event(new Notice(desk.clock().wall(), text));
    }
    long lost = Failures.lost();
    if (lost > lostBefore && now - lostToldNanos >= LOST_NANOS) {
      lostToldNanos = now;
      String text = (lost - lostBefore) + " failures came too fast to see whether anybody asked";
      desk.findings().event(new Notice(desk.clock().wall(), text));
      lostBefore = lost;
    }
  }
}
