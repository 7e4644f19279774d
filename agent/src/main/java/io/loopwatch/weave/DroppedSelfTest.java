// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Failures;
import io.loopwatch.probe.Probe;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a failure is entered, and that it is forgotten once anybody asks: on {@link
 * SelfTestFuture} for what is woven into frameworks, on real futures for the JDK's own.
 */
final class DroppedSelfTest {
  private static final String TYPE = SelfTestFuture.class.getName().replace('.', '/');
  private static final String MAKE = "<init>(Ljava/lang/Object;Ljava/lang/Throwable;)V";
  private static final Throwable CAUSE = new IllegalStateException("self-test");

  private DroppedSelfTest() {}

  /** Runs it on the calling thread, which is no loop's; returns what failed, or null. */
  static @Nullable String run() {
    Probe.beginCustom(TYPE);
    try {
      Class<?> woven = SelfTest.define(SelfTestFuture.class, rows());
      return verdict((SelfTestAsked) woven.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError failure) {
      return failure.toString();
    } finally {
      Probe.endCustom();
      Probe.forget();
    }
  }

  /** Tries the JDK's own futures, which are woven by now; returns what failed, or null. */
  static @Nullable String tryStages() {
    Probe.beginCustom(TYPE);
    try {
      return Failures.knowsStages() ? verdictOfStages() : "they cannot be read";
    } finally {
      Probe.endCustom();
      Probe.forget();
    }
  }

  private static List<HookPoint> rows() {
    return List.of(
        row(Advice.FAIL, "fail"),
        row(Advice.FAIL_SECOND, "complete"),
        row(Advice.MAKE_FAILED, MAKE),
        row(Advice.ASK, "answer", "answerBadly"),
        row(Advice.ASK_FAILED, "answerFailed"),
        row(Advice.NOTIFY, "notifyListeners"),
        row(Advice.TELL, "tell"),
        row(Advice.TELL_SECOND, "tellSecond"),
        row(Advice.PASS, "pass"),
        row(Advice.PASS_SECOND, "passSecond"));
  }

  private static HookPoint row(Advice advice, String... methods) {
    return new HookPoint(TYPE, List.of(methods), advice, "*");
  }

  private static @Nullable String verdict(SelfTestAsked one) {
    int before = Failures.pending();
    for (int way = 0; way < SelfTestAsked.WAYS; way++) {
      SelfTestAsked asked = one.failed(CAUSE);
      asked.fail(CAUSE); // it has failed already: that is no second failure
      asked.complete(null, CAUSE);
      int entered = Failures.pending() - before;
      ask(asked, way);
      int left = Failures.pending() - before;
      if (entered != 1 || left != 0) {
        return entered + " of 1 failures entered, " + left + " of 0 left when asked by " + way;
      }
    }
    return null;
  }

  private static void ask(SelfTestAsked asked, int way) {
    try {
      asked.ask(way, CAUSE);
    } catch (IllegalStateException expected) {
      // one way throws: that is an answer too
    }
  }

  private static @Nullable String verdictOfStages() {
    int before = Failures.pending();
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Void> second = first.thenRun(Thread::yield);
    first.completeExceptionally(CAUSE);
    int entered = Failures.pending() - before;
    boolean isFailed = second.isCompletedExceptionally();
    int left = Failures.pending() - before;
    return isFailed && entered == 1 && left == 0
        ? null
        : entered + " of 1 failures entered, " + left + " of 0 left when asked";
  }
}
