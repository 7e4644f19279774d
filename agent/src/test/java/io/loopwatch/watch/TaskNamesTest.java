// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.TaskCount;
import io.loopwatch.watch.netty.Tick;
import io.loopwatch.watch.netty.util.concurrent.PromiseTask;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Names of tasks; wrappers are played under the names that Netty's have. */
class TaskNamesTest {
  private final TaskNames names = new TaskNames();

  private static String tick() {
    return Tick.class.getName();
  }

  @Test
  void taskOfTheApplications_isItself() {
    assertThat(names.name(new Tick())).isEqualTo(tick());
  }

  @Test
  void lambda_isTheClassInWhichItStands() {
    Runnable lambda = () -> {};

    assertThat(names.name(lambda)).isEqualTo(TaskNamesTest.class.getName());
  }

  @Test
  void anonymousClass_isItself() {
    Runnable anonymous =
        new Runnable() {
          @Override
          public void run() {}
        };

    assertThat(names.name(anonymous)).isEqualTo(TaskNamesTest.class.getName() + "$1");
  }

  @Test
  void otherHiddenClass_isWithoutItsNumber() throws Exception {
    byte[] file;
    try (var in = Tick.class.getResourceAsStream("Tick.class")) {
      file = in.readAllBytes();
    }
    Class<?> hidden =
        MethodHandles.privateLookupIn(Tick.class, MethodHandles.lookup())
            .defineHiddenClass(file, true)
            .lookupClass();
    assertThat(hidden.getName()).contains("/");

    assertThat(names.name(hidden.getConstructor().newInstance())).isEqualTo(tick());
  }

  @Test
  void wrapper_isWhatItWraps() {
    assertThat(names.name(new PromiseTask(new Tick()))).isEqualTo(tick());
    assertThat(names.name(PromiseTask.ofRunnable(new Tick()))).isEqualTo(tick());
    assertThat(names.name(PromiseTask.lambda(new Tick()))).isEqualTo(tick());
    assertThat(names.name(new PromiseTask(PromiseTask.lambda(() -> {}))))
        .isEqualTo(TaskNamesTest.class.getName());
  }

  @Test
  void wrapperOfTheFrameworksOwnTask_isThatTask() {
    assertThat(names.name(new PromiseTask(new PromiseTask.Internal())))
        .isEqualTo(PromiseTask.Internal.class.getName());
  }

  @Test
  void wrapperThatHoldsNothing_isItself() {
    assertThat(names.name(new PromiseTask(null))).isEqualTo(PromiseTask.class.getName());
  }

  /** The JDK's own is shut. */
  @Test
  void futureOfTheJdk_isItself() {
    Runnable future = new FutureTask<>(new Tick(), null);

    assertThat(names.name(future)).isEqualTo(FutureTask.class.getName());
    assertThat(names.name(new PromiseTask(future))).isEqualTo(FutureTask.class.getName());
  }

  @Test
  void proxy_isItself() {
    Object proxy =
        Proxy.newProxyInstance(
            TaskNamesTest.class.getClassLoader(),
            new Class<?>[] {Runnable.class},
            (self, method, arguments) -> {
              throw new AssertionError(method + " was called");
            });

    assertThat(names.name(proxy)).isEqualTo(proxy.getClass().getName());
  }

  @Test
  void wrappersInACircle_areTheirClass() {
    PromiseTask one = new PromiseTask(null);
    PromiseTask other = new PromiseTask(one);
    one.task = other;

    assertThat(names.name(one)).isEqualTo(PromiseTask.class.getName());
    one.task = one;
    assertThat(names.name(one)).isEqualTo(PromiseTask.class.getName());
  }

  /** A promise of Netty's that is done forgets its task. */
  @Test
  void wrapperThatHasRun_isWhatWasSeenInItWhileItWaited() {
    PromiseTask seen = new PromiseTask(new Tick());
    PromiseTask unseen = new PromiseTask(new Tick());
    names.note(List.of(seen, new Tick()));
    seen.runTask();
    unseen.runTask();

    assertThat(names.name(seen)).isEqualTo(tick());
    assertThat(names.name(unseen)).isEqualTo(PromiseTask.class.getName());
  }

  @Test
  void whatWasSeen_isForgottenAfterTwoGenerations() {
    PromiseTask first = new PromiseTask(new Tick());
    names.note(List.of(first));
    first.runTask();
    noteMany();
    noteMany();
    assertThat(names.name(first)).isEqualTo(tick());

    noteMany();
    assertThat(names.name(first)).isEqualTo(PromiseTask.class.getName());
  }

  private void noteMany() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(new PromiseTask(new Tick()));
    }
    names.note(many);
  }

  @Test
  void nothingOfATaskIsCalled() {
    Runnable touchy = new Touchy();
    List<Object> tasks = List.of(touchy, new PromiseTask(touchy));
    names.note(tasks);

    assertThat(names.count(tasks, 2, 10)).containsExactly(new TaskCount(Touchy.class.getName(), 2));
  }

  private static final class Touchy implements Runnable {
    @Override
    public void run() {
      throw new AssertionError("run");
    }

    @Override
    public String toString() {
      throw new AssertionError("toString");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals");
    }
  }

  @Test
  void count_isScaled_mostFirst_andOnlySoManyNames() {
    List<Object> tasks = new ArrayList<>(Collections.nCopies(3, new Tick()));
    tasks.add("other");
    Runnable lambda = () -> {};
    tasks.addAll(Collections.nCopies(4, lambda));

    assertThat(names.count(tasks, 8_000, 2))
        .containsExactly(
            new TaskCount(TaskNamesTest.class.getName(), 4_000), new TaskCount(tick(), 3_000));
    assertThat(names.count(tasks, 1, 10)).allSatisfy(one -> assertThat(one.count()).isEqualTo(1));
  }

  @Test
  void count_ofNone_isNone() {
    assertThat(names.count(List.of(), 0, 10)).isEmpty();
  }
}
