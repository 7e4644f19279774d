// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.List;
import java.util.function.Predicate;

/** Hints for those who wait for time, for each other, or for a process. */
final class WaitHints {
  static final List<Hint> ROWS =
      List.of(
          Hint.of(
              in("Thread.sleep", "TimeUnit.sleep"),
              "use vertx.setTimer, do not sleep",
              "use eventLoop().schedule, do not sleep",
              "schedule the rest on a ScheduledExecutorService, do not sleep"),
          Hint.of(
              in("CompletableFuture.get", "CompletableFuture.join"),
              "compose it (Future.fromCompletionStage), do not get or join it",
              "continue with whenCompleteAsync(…, eventLoop), do not get or join it",
              "continue with whenCompleteAsync(…, the loop), do not get or join it"),
          Hint.of(
              in("FutureTask.get", "ForkJoinTask.get", "ForkJoinTask.join", "Future.get"),
              "run it with vertx.executeBlocking and compose what that returns, do not wait for"
                  + " the task",
              "have the task submit what comes next to the event loop, do not wait for it",
              "have the task submit what comes next to the loop, do not wait for it"),
          Hint.of(
              in("AbstractExecutorService.*", "ThreadPoolExecutor.invoke*"),
              "run each with vertx.executeBlocking and compose Future.all of what these return",
              "run each as a CompletableFuture, and CompletableFuture.allOf(…).whenCompleteAsync(…,"
                  + " eventLoop)",
              "submit the tasks and have the last one continue on the loop"),
          Hint.of(
              in("CountDownLatch.await"),
              "let the last countDown() submit what comes next to the loop"),
          Hint.of(
              in("Semaphore.acquire", "Semaphore.acquireUninterruptibly"),
              "use tryAcquire, and queue what it refuses"),
          Hint.of(
              in(
                  "BlockingQueue.put",
                  "ArrayBlockingQueue.put",
                  "LinkedBlockingQueue.put",
                  "SynchronousQueue.put"),
              "use offer, and decide what to do when the queue is full"),
          Hint.of(
              in(
                  "BlockingQueue.take",
                  "ArrayBlockingQueue.take",
                  "LinkedBlockingQueue.take",
                  "SynchronousQueue.take"),
              "have the producer submit a task to the loop, do not take from a queue"),
          Hint.of(in("Process.waitFor"), "use Process.onExit()"),
          Hint.of(in("ProcessBuilder.start", "Runtime.exec"), "start processes {elsewhere}"));

  private WaitHints() {}

  private static Predicate<Case> in(String... operations) {
    return it -> it.cause() == Cause.BLOCKING && it.is(operations);
  }
}
