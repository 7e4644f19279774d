// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Threads add and end at once, the watchdog tidies: none is lost, and none stays. */
class FailureTableTest {
  private static final int THREADS = 4;
  private static final int EACH = 20_000;

  private final FailureTable table = new FailureTable(1024);
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

  private Failure failure(Object future) {
    return new Failure(future, queue, null, null, null, false);
  }

  @Test
  void ended_isFoundNoMore() {
    Object future = new Object();
    table.add(failure(future));
    Failure second = failure(future);
    table.add(second);
    assertThat(table.find(future)).isSameAs(second);
    table.end(second);
    assertThat(table.find(future)).isNotNull().isNotSameAs(second);
    table.end(table.find(future));
    assertThat(table.find(future)).isNull();
    assertThat(table.isEmpty()).isTrue();
  }

  @Test
  void manyThreads_loseNoneAndLeaveNone() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    Future<?> tidier = threads.submit(() -> tidyUntil(isOver));
    List<Future<List<Object>>> kept = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      kept.add(threads.submit(this::addAndEnd));
    }
    List<Object> left = new ArrayList<>();
    for (Future<List<Object>> each : kept) {
      left.addAll(each.get());
    }
    isOver.set(true);
    tidier.get();
    threads.shutdown();

    assertThat(left).allSatisfy(future -> assertThat(table.find(future)).isNotNull());
    left.forEach(future -> table.end(table.find(future)));
    table.tidy();
    table.tidy(); // what was taken out while it came again
    assertThat(table.size()).isZero();
  }

  private void tidyUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      table.tidy();
    }
  }

  /** Ends two of three, the latest and the oldest in turn; returns the others. */
  private List<Object> addAndEnd() {
    Deque<Object> left = new ArrayDeque<>();
    for (int i = 0; i < EACH; i++) {
      left.add(new Object());
      table.add(failure(left.getLast()));
      if (i % 3 != 0) {
        table.end(table.find(i % 2 == 0 ? left.removeLast() : left.removeFirst()));
      }
    }
    return List.copyOf(left);
  }
}
