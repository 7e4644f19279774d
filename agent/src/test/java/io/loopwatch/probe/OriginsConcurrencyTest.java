// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many threads submit and run at once: nobody gets another's origin, and none is kept. */
@ExtendWith(ProbeReset.class)
class OriginsConcurrencyTest {
  private static final int PAIRS = 4;
  private static final int TASKS = 50_000;
  private static final int MOST_WAITING = Origins.SIZE / 16;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong unknown = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @BeforeEach
  void open() {
    Origins.open();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** A task that knows who submits it. */
  private record Task(String submitter) {}

  @Test
  void eachTask_hasItsOwnOrigin_andNoneIsLeft() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    CountDownLatch submitting = new CountDownLatch(PAIRS);
    for (int i = 0; i < PAIRS; i++) {
      Queue<Task> queue = new ConcurrentLinkedQueue<>();
      AtomicLong waiting = new AtomicLong();
      all.add(threads.submit(() -> submit(queue, waiting, submitting)));
      all.add(threads.submit(() -> run(queue, waiting)));
    }
    Future<?> sweeps = threads.submit(() -> sweepUntil(submitting));
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    sweeps.get(60, TimeUnit.SECONDS);

    assertThat(wrong).hasValue(0);
    assertThat(unknown.get()).isLessThanOrEqualTo(Origins.lost());
    assertThat(Origins.lost()).isLessThan(PAIRS * TASKS / 1_000);
    assertThat(Origins.sweep()).isZero();
  }

  private static void submit(Queue<Task> queue, AtomicLong waiting, CountDownLatch done) {
    String name = Thread.currentThread().getName();
    for (int i = 0; i < TASKS; i++) {
      while (waiting.get() > MOST_WAITING) {
        Thread.yield();
      }
      Task task = new Task(name);
      Probe.submit(task);
      waiting.incrementAndGet();
      queue.add(task);
    }
    done.countDown();
  }

  private void run(Queue<Task> queue, AtomicLong waiting) {
    for (int ran = 0; ran < TASKS; ) {
      Task task = queue.poll();
      if (task == null) {
        Thread.yield();
        continue;
      }
      ran++;
      waiting.decrementAndGet();
      Origin origin = Origins.begin(task);
      if (origin == null) {
        unknown.incrementAndGet();
      } else if (!origin.thread().equals(task.submitter())) {
        wrong.incrementAndGet();
      }
    }
  }

  private static void sweepUntil(CountDownLatch done) {
    while (done.getCount() > 0) {
      Origins.sweep();
    }
  }

  /** Its count of runs may go wrong; nothing else may. */
  @Test
  void oneTask_submittedByAll_isNobodyElses() throws Exception {
    Object shared = new Object();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      all.add(threads.submit(() -> submitAndBegin(shared)));
    }
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }

    assertThat(wrong).hasValue(0);
    assertThat(Origins.sweep()).isLessThanOrEqualTo(PAIRS);
  }

  private void submitAndBegin(Object shared) {
    for (int i = 0; i < TASKS; i++) {
      Probe.submit(shared);
      Origin origin = Origins.begin(shared);
      if (origin != null && !origin.isOf(shared)) {
        wrong.incrementAndGet();
      }
    }
  }
}
