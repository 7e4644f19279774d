// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which tasks a loop keeps while it is asked to. */
@ExtendWith(ProbeReset.class)
class CensusTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final Census census = new Census();

  @AfterEach
  void close() {
    loop.close();
  }

  private void run(Runnable task) {
    loop.on(() -> Probe.run(task));
  }

  private List<Object> kept() {
    return IntStream.range(0, Census.SIZE).mapToObj(census::task).filter(Objects::nonNull).toList();
  }

  private static Runnable task() {
    return new Runnable() {
      @Override
      public void run() {}
    };
  }

  @Test
  void new_hasNone() {
    assertThat(census.count()).isZero();
    assertThat(kept()).isEmpty();
  }

  @Test
  void tasks_areKeptInTheOrderInWhichTheyRan_alsoWhereNoHeartbeatWaits() {
    Runnable first = task();
    Runnable second = task();
    slot.keepTasks(census);
    run(first);
    run(second);

    assertThat(census.count()).isEqualTo(2);
    assertThat(kept()).containsExactly(first, second);
  }

  @Test
  void heartbeat_isPassedAllTheSame() {
    slot.keepTasks(census);
    slot.lagRing().push(slot.tasks() + 1);
    run(task());

    assertThat(slot.lagRing().passed()).isEqualTo(1);
    assertThat(census.count()).isEqualTo(1);
  }

  @Test
  void onlyTheLastAreKept_andAllAreCounted() {
    slot.keepTasks(census);
    Runnable early = task();
    Runnable late = task();
    run(early);
    for (int i = 0; i < 2 * Census.SIZE; i++) {
      run(late);
    }

    assertThat(census.count()).isEqualTo(2L * Census.SIZE + 1);
    assertThat(kept()).hasSize(Census.SIZE).containsOnly(late);
  }

  @Test
  void callbackOfIoAndTaskThatThrew_areNoneThatCanBeNamed() {
    slot.keepTasks(census);
    loop.on(Probe::begin);
    loop.on(Probe::end);
    loop.on(Probe::beginTask);
    loop.on(Probe::endTask);

    assertThat(census.count()).isZero();
  }

  @Test
  void taskWithinATask_isPartOfThat() {
    Runnable inner = task();
    slot.keepTasks(census);
    loop.on(Probe::beginTask);
    run(inner);
    loop.on(() -> Probe.endTask("outer"));

    assertThat(kept()).containsExactly("outer");
  }

  @Test
  void loopThatIsNotAsked_keepsNone() {
    run(task());
    slot.keepTasks(census);
    slot.keepTasks(null);
    run(task());

    assertThat(census.count()).isZero();
  }

  @Test
  void afterwards_theLoopHoldsNoTask() {
    WeakReference<Census> asked = new WeakReference<>(new Census());
    slot.keepTasks(Objects.requireNonNull(asked.get()));
    run(task());
    slot.keepTasks(null);

    await()
        .until(
            () -> {
              System.gc();
              return asked.get() == null;
            });
  }
}
