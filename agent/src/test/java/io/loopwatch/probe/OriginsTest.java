// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who submitted which task: known as long as it waits, and no longer. */
@ExtendWith(ProbeReset.class)
class OriginsTest {
  private final Object task = new Object();

  @BeforeEach
  void open() {
    Origins.open();
  }

  private void submitHere(Object what) {
    Probe.submit(what);
  }

  private static List<String> methods(Origin origin) {
    List<String> methods = new ArrayList<>();
    for (StackTraceElement frame : origin.stack()) {
      methods.add(frame.getMethodName());
    }
    return methods;
  }

  @Test
  void taskThatBegins_hasTheStackAndTheThreadThatSubmittedIt() {
    submitHere(task);
    Origin origin = Origins.begin(task);

    assertThat(methods(origin)).contains("submitHere");
    assertThat(origin.thread()).isEqualTo(Thread.currentThread().getName());
    assertThat(Origins.isKnown(task)).isFalse();
  }

  @Test
  void taskThatNobodySubmitted_hasNone() {
    assertThat(Origins.begin(task)).isNull();
    assertThat(Origins.begin(null)).isNull();
  }

  @Test
  void equalTasks_areTwo() {
    submitHere(List.of(1));

    assertThat(Origins.begin(new ArrayList<>(List.of(1)))).isNull();
  }

  @Test
  void taskThatIsSubmittedTwice_isKnownForBothRuns() {
    submitHere(task);
    Probe.submit(task);

    assertThat(methods(Origins.begin(task))).as("the last one counts").doesNotContain("submitHere");
    assertThat(Origins.begin(task)).isNotNull();
    assertThat(Origins.begin(task)).isNull();
  }

  @Test
  void timer_isKnownForAllItsRuns_untilItIsDone() {
    FutureTask<Void> timer = new FutureTask<>(() -> {}, null);
    Probe.schedule(timer);
    Origin first = Origins.begin(timer);
    Origins.end(first, timer);
    assertThat(Origins.begin(timer)).isSameAs(first);

    timer.run();
    Origins.end(first, timer);
    assertThat(Origins.begin(timer)).isNull();
  }

  @Test
  void timerThatItsLoopPutsIntoItsQueue_keepsWhoSetIt() {
    FutureTask<Void> timer = new FutureTask<>(() -> {}, null);
    Probe.schedule(timer);
    submitHere(timer);

    assertThat(methods(Origins.begin(timer))).doesNotContain("submitHere");
  }

  @Test
  void moreThanFit_areCounted_andTheRestIsStillKnown() {
    List<Object> waiting = new ArrayList<>();
    for (int i = 0; i < 2 * Origins.SIZE; i++) {
      waiting.add(new Object());
      submitHere(waiting.get(i));
    }
    long known = waiting.stream().filter(Origins::isKnown).count();

    assertThat(known).isBetween(Origins.SIZE / 2L, (long) Origins.SIZE);
    assertThat(Origins.lost()).isEqualTo(waiting.size() - known);
  }

  @Test
  void halfAsMany_areNearlyAllKnown() {
    List<Object> waiting = new ArrayList<>();
    for (int i = 0; i < Origins.SIZE / 2; i++) {
      waiting.add(new Object());
      submitHere(waiting.get(i));
    }

    assertThat(Origins.lost()).isLessThan(Origins.SIZE / 100);
  }

  @Test
  void timersThatWait_areNotGivenUpForTasksThatHaveRun() {
    FutureTask<Void> timer = new FutureTask<>(() -> {}, null);
    Probe.schedule(timer);
    for (int i = 0; i < 10 * Origins.SIZE; i++) {
      Object one = new Object();
      submitHere(one);
      Origins.begin(one);
    }

    assertThat(Origins.isKnown(timer)).isTrue();
    assertThat(Origins.lost()).isZero();
  }

  @Test
  void timersThatAreDone_makeRoom() {
    List<FutureTask<Void>> timers = new ArrayList<>();
    for (int i = 0; i < 4 * Origins.SIZE; i++) {
      FutureTask<Void> timer = new FutureTask<>(() -> {}, null);
      Probe.schedule(timer);
      timer.cancel(false);
      timers.add(timer);
    }

    assertThat(Origins.lost()).isZero();
    assertThat(timers).anyMatch(Origins::isKnown);
  }

  @Test
  void taskThatNeverRuns_isCollected_andSwept() {
    WeakReference<Object> held = submitNewTask();
    await()
        .until(
            () -> {
              System.gc();
              return held.refersTo(null) && Origins.sweep() == 0;
            });
  }

  private WeakReference<Object> submitNewTask() {
    Object gone = new Object();
    submitHere(gone);
    assertThat(Origins.sweep()).as("what waits is not swept").isPositive();
    return new WeakReference<>(gone);
  }

  /** Somebody may keep it, in a static field of a module that is gone else. */
  @Test
  void timerThatIsDone_isSwept_thoughItLives() {
    CompletableFuture<Object> timer = new CompletableFuture<>();
    Origins.put(timer, true);
    Origins.sweep();
    assertThat(Origins.isKnown(timer)).isTrue();

    timer.cancel(false);
    Origins.sweep();
    assertThat(Origins.isKnown(timer)).isFalse();
  }

  @Test
  void stackThatIsKeptForLong_isTheSame() {
    submitHere(task);
    Origins.sweep();
    Origins.sweep();

    assertThat(Origins.begin(task).stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("submitHere", "stackThatIsKeptForLong_isTheSame");
  }

  @Test
  void closed_keepsNothing() {
    Origins.close();
    submitHere(task);

    assertThat(Origins.isKnown(task)).isFalse();
    assertThat(Origins.begin(task)).isNull();
    assertThat(Origins.sweep()).isZero();
  }
}
