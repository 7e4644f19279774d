// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads of this JVM, as the system tells of them; where it tells nothing that is silent. */
class RealRunQueueTest {
  private static final Path OWN = Path.of("/proc/thread-self/schedstat");
  private static final int THREADS = 20;
  private static final int LOOKS = 50;

  private final RunQueue queue =
      new RunQueue(ManagementFactory.getThreadMXBean()::getThreadCpuTime);
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void needLinux() throws IOException {
    assumeTrue(Files.isReadable(OWN) && !Files.readString(OWN).trim().endsWith(" 0"));
  }

  @AfterEach
  void end() {
    end.countDown();
  }

  private record Started(Thread thread, Path task) {}

  private Started start(int number, Runnable work) {
    CompletableFuture<Path> task = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                task.complete(Path.of("/proc/thread-self").toRealPath());
              } catch (IOException failure) {
                task.completeExceptionally(failure);
              }
              work.run();
            },
            "vert.x-eventloop-thread-" + number);
    thread.start();
    return new Started(thread, task.join());
  }

  private void sleep() {
    try {
      end.await();
    } catch (InterruptedException early) {
      Thread.currentThread().interrupt();
    }
  }

  private void compute() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static long truth(Started of) {
    try {
      return Long.parseLong(Files.readString(of.task.resolve("schedstat")).split(" ")[1]);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  void everyThread_isItselfOrUnknown() {
    Started[] started = new Started[THREADS];
    for (int i = 0; i < THREADS; i++) {
      started[i] = start(i, i == 0 ? this::compute : this::sleep);
    }
    for (Started each : started) {
      isItself(each);
    }
  }

  private void isItself(Started each) {
    boolean known = false;
    for (int i = 0; i < LOOKS && !known; i++) {
      long least = truth(each);
      long told = queue.nanos(each.thread);
      known = told >= 0;
      if (known) {
        assertThat(told).isBetween(least, truth(each));
      }
    }
    assertThat(known).as(each.thread.getName()).isTrue();
  }

  @Test
  void ownWait_grows() {
    long before = queue.own().queuedNanos();

    assertThat(before).isNotNegative();
    assertThat(queue.own().queuedNanos()).isGreaterThanOrEqualTo(before);
  }
}
