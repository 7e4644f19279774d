// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which futures are entered, and what takes them out again. */
@ExtendWith(ProbeReset.class)
class FailuresTest {
  private final List<Object> futures = new ArrayList<>();
  private final int before = Failures.pending();
  private final IOException cause = new IOException("broken");

  /** What a future holds that has failed, by the name of its class. */
  private record CauseHolder(Throwable cause) {}

  @AfterEach
  void askAll() {
    futures.forEach(Failures::asked);
    Failures.tidy();
    assertThat(Failures.pending()).isEqualTo(before);
  }

  private Object future() {
    Object future = new Object();
    futures.add(future);
    return future;
  }

  private Object failed() {
    Object future = future();
    Failures.failing(future, cause, null, null);
    Failures.failed(true, future, cause);
    return future;
  }

  private int entered() {
    return Failures.pending() - before;
  }

  private void beALoop() {
    Probe.beginCustom(this);
  }

  @Test
  void onALoop_isEntered() {
    beALoop();
    failed();
    assertThat(entered()).isEqualTo(1);
  }

  @Test
  void offALoop_isNot() {
    failed();
    assertThat(entered()).isZero();
  }

  @Test
  void listenedTo_isNot() {
    beALoop();
    Failures.failing(future(), cause, "a listener", null);
    Failures.failing(future(), cause, null, "listeners");
    assertThat(entered()).isZero();
  }

  @Test
  void cancelled_isNot() {
    beALoop();
    Failures.failing(future(), new CancellationException(), null, null);
    Failures.failing(future(), new CompletionException(new CancellationException()), null, null);
    assertThat(entered()).isZero();
  }

  @Test
  void withoutACause_isNot() {
    beALoop();
    Failures.failing(future(), null, null, null);
    assertThat(entered()).isZero();
  }

  @Test
  void asked_isTakenOut() {
    beALoop();
    Object future = failed();
    Failures.asked(future, new CauseHolder(cause));
    assertThat(entered()).isZero();
  }

  @Test
  void askedByAnotherThread_isTakenOut() throws InterruptedException {
    beALoop();
    Object future = failed();
    Thread asker = new Thread(() -> Failures.asked(future, new CauseHolder(cause)));
    asker.start();
    asker.join();
    assertThat(entered()).isZero();
  }

  @Test
  void askedBeforeItFailed_stays() {
    beALoop();
    Object future = failed();
    Failures.asked(future, null);
    Failures.asked(future, "a result");
    assertThat(entered()).isEqualTo(1);
  }

  @Test
  void anotherOneAsked_stays() {
    beALoop();
    failed();
    Failures.asked(future(), new CauseHolder(cause));
    assertThat(entered()).isEqualTo(1);
  }

  @Test
  void completeAlready_isTakenBack() {
    beALoop();
    Object future = future();
    Failures.failing(future, cause, null, null);
    Failures.failed(false, future, cause);
    assertThat(entered()).isZero();
  }

  @Test
  void failedBefore_keepsTheFirstFailure() {
    beALoop();
    Object future = failed();
    IOException second = new IOException("too late");
    Failures.failing(future, second, null, null);
    Failures.failed(false, future, second);
    assertThat(entered()).isEqualTo(1);
  }

  @Test
  void listenersCalled_isTakenOut() {
    beALoop();
    Object future = failed();
    Failures.notified(future, new CauseHolder(cause), null, null);
    assertThat(entered()).as("nobody listens").isEqualTo(1);
    Failures.notified(future, new CauseHolder(cause), "a listener", null);
    assertThat(entered()).isZero();
  }

  @Test
  void passedOnByWhoSawIt_isTakenOut() {
    beALoop();
    Object future = failed();
    Failures.passed(future, new IOException("another"));
    assertThat(entered()).isEqualTo(1);
    Failures.passed(future, cause);
    assertThat(entered()).isZero();
  }

  @Test
  void failuresWithoutEnd_areLostAndCounted() {
    beALoop();
    long lost = Failures.lost();
    for (int i = 0; i < 250; i++) {
      failed();
    }
    assertThat(entered()).isBetween(100, 200); // as many a tenth of a second
    assertThat(Failures.lost() - lost).isEqualTo(250 - entered());
  }

  @Test
  void collected_isGivenWithThePlace() {
    beALoop();
    Failures.failing(new Object(), cause, null, null);
    Failure failure =
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(FailuresTest::collect, found -> found != null && !found.isOver());
    StackTraceElement[] stack = failure.where().getStackTrace();
    Failures.settle(failure);
    assertThat(stack)
        .anyMatch(frame -> frame.getMethodName().equals("collected_isGivenWithThePlace"));
  }

  private static Failure collect() {
    System.gc();
    return Failures.collected();
  }

  @Test
  void arrived_areGivenOnce() {
    while (Failures.arrived() != null) {
      // of other tests
    }
    beALoop();
    failed();
    failed();
    Failure last = Failures.arrived();
    assertThat(last.cause()).isSameAs(cause);
    assertThat(last.slot()).isSameAs(Probe.current());
    assertThat(Failures.before(Failures.before(last))).isNull();
    assertThat(Failures.arrived()).isNull();
  }
}
