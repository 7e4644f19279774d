// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.Expected;
import io.loopwatch.demo.Form;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import io.loopwatch.demo.Pitfall;
import java.util.List;

/** The Vert.x column of the table. */
public final class VertxPitfalls {
  /** One for each pattern that there is on a loop. */
  public static final List<Pitfall<VertxCall>> ALL =
      List.of(
          row(
              Pattern.SLEEP,
              Sleeps.class,
              Sleeps::wrong,
              Sleeps::right,
              Expected.waits("Thread.sleep", "wrong", "use vertx.setTimer, do not sleep")),
          row(
              Pattern.HTTP,
              HttpCalls.class,
              HttpCalls::wrong,
              HttpCalls::right,
              Expected.waits(
                  "HttpClient.send", "wrong", "use HttpClient.sendAsync, or the Vert.x WebClient")),
          row(
              Pattern.FILE,
              FileReads.class,
              FileReads::wrong,
              FileReads::right,
              Expected.waits(
                  "BufferedReader.readLine",
                  "wrong",
                  "use vertx.fileSystem(), or run it with vertx.executeBlocking")),
          row(
              Pattern.DATABASE,
              Databases.class,
              Databases::wrong,
              Databases::right,
              Expected.waits(
                  "Thread.sleep",
                  "query",
                  "run JDBC with vertx.executeBlocking or on a virtual-thread verticle, or use an"
                      + " asynchronous client (Vert.x SQL client)")),
          row(
              Pattern.EXECUTOR,
              LegacyCode.class,
              LegacyCode::wrong,
              LegacyCode::right,
              Expected.waits(
                  "Files.readString",
                  "read",
                  "use vertx.fileSystem(), or run it with vertx.executeBlocking")),
          row(
              Pattern.CPU,
              Fibonacci.class,
              Fibonacci::wrong,
              Fibonacci::right,
              Expected.computes(
                  "fibonacci",
                  "split it into slices with context.runOnContext between them, or run it with"
                      + " vertx.executeBlocking or on a virtual-thread verticle")),
          row(
              Pattern.FUTURE,
              Futures.class,
              Futures::wrong,
              Futures::right,
              Expected.waits(
                  "FutureTask.get",
                  "wrong",
                  "run it with vertx.executeBlocking and compose what that returns, do not wait"
                      + " for the task")),
          row(
              Pattern.JOIN,
              Joins.class,
              Joins::wrong,
              Joins::right,
              Expected.waits(
                  "CompletableFuture.join",
                  "wrong",
                  "compose it (Future.fromCompletionStage), do not get or join it")),
          row(
              Pattern.DEADLOCK,
              Deadlocks.class,
              Deadlocks::wrong,
              Deadlocks::right,
              Expected.waits(
                  "CompletableFuture.get",
                  "wrong",
                  "compose it (Future.fromCompletionStage), do not get or join it")),
          row(
              Pattern.FORGOTTEN,
              ForgottenAwaits.class,
              ForgottenAwaits::wrong,
              ForgottenAwaits::right,
              Expected.dropped(
                  "Vert.x future",
                  "save",
                  "return it, or compose it; or end it with onFailure or onComplete")),
          row(
              Pattern.FORGET,
              BackgroundJobs.class,
              BackgroundJobs::wrong,
              BackgroundJobs::right,
              Expected.dropped(
                  "Vert.x future",
                  "refresh",
                  "return it, or compose it; or end it with onFailure or onComplete")),
          row(
              Pattern.GROUP,
              Groups.class,
              Groups::wrong,
              Groups::right,
              Expected.waits(
                  "AbstractExecutorService.invokeAll",
                  "wrong",
                  "run each with vertx.executeBlocking and compose Future.all of what these"
                      + " return")),
          row(
              Pattern.FLOOD,
              Floods.class,
              Floods::wrong,
              Floods::right,
              Expected.turn(
                  "smallTask",
                  "run the next few from vertx.setTimer: what is submitted at once runs before any"
                      + " I/O")),
          row(
              Pattern.LIMIT,
              Limits.class,
              Limits::wrong,
              Limits::right,
              Expected.waits(
                  "Semaphore.acquire", "wrong", "use tryAcquire, and queue what it refuses")),
          row(
              Pattern.PIECES,
              Pieces.class,
              Pieces::wrong,
              Pieces::right,
              Expected.turn(
                  "compute",
                  "run the next few from vertx.setTimer: what is submitted at once runs before any"
                      + " I/O")),
          row(
              Pattern.PRODUCER,
              Producers.class,
              Producers::wrong,
              Producers::right,
              Expected.flood(
                  "bound what may wait: let whoever submits go on only as fast as tasks have run")),
          row(
              Pattern.QUEUE,
              FullQueues.class,
              FullQueues::wrong,
              FullQueues::right,
              Expected.waits(
                  "ArrayBlockingQueue.put",
                  "wrong",
                  "use offer, and decide what to do when the queue is full")),
          row(
              Pattern.RETRY,
              Retries.class,
              Retries::wrong,
              Retries::right,
              Expected.waits("Thread.sleep", "wrong", "use vertx.setTimer, do not sleep")),
          row(
              Pattern.RATE,
              Rates.class,
              Rates::wrong,
              Rates::right,
              Expected.waits("TimeUnit.sleep", "wrong", "use vertx.setTimer, do not sleep")),
          row(
              Pattern.TIMEOUT,
              Timeouts.class,
              Timeouts::wrong,
              Timeouts::right,
              Expected.waits(
                  "FutureTask.get",
                  "wrong",
                  "run it with vertx.executeBlocking and compose what that returns, do not wait"
                      + " for the task")),
          row(
              Pattern.CONTEXT,
              Resources.class,
              Resources::wrong,
              Resources::right,
              Expected.waits(
                  "Semaphore.acquire", "wrong", "use tryAcquire, and queue what it refuses")),
          row(
              Pattern.ITERATION,
              Iterations.class,
              Iterations::wrong,
              Iterations::right,
              Expected.waits(
                  "LinkedBlockingQueue.take",
                  "wrong",
                  "have the producer submit a task to the loop, do not take from a queue")),
          row(
              Pattern.LOCK,
              Locks.class,
              Locks::wrong,
              Locks::right,
              Expected.stall(
                  "lock",
                  "synchronized",
                  "add",
                  "do not hold the lock across Thread.sleep, as vertx-worker-* does")),
          row(
              Pattern.LOOPS,
              OtherLoops.class,
              OtherLoops::wrong,
              OtherLoops::right,
              Expected.waits(
                  "CompletableFuture.get",
                  "wrong",
                  "compose it (Future.fromCompletionStage), do not get or join it")),
          row(
              Pattern.NESTED,
              Nested.class,
              Nested::wrong,
              Nested::right,
              Expected.waits(
                  "CompletableFuture.join",
                  "wrong",
                  "compose it (Future.fromCompletionStage), do not get or join it")),
          row(
              Pattern.LAZY,
              Lazies.class,
              Lazies::wrong,
              Lazies::right,
              Expected.waits(
                  "Thread.sleep",
                  "load",
                  "initialise io.loopwatch.demo.vertx.Lazies$Late at start-up, before a loop needs"
                      + " it: Class.forName(\"io.loopwatch.demo.vertx.Lazies$Late\")")),
          row(
              Pattern.LOG,
              Logs.class,
              Logs::wrong,
              Logs::right,
              Expected.waits(
                  "BufferedOutputStream.write",
                  "wrong",
                  "put an AsyncAppender with neverBlock=true before Logback's appender")),
          row(
              Pattern.PROCESS,
              Processes.class,
              Processes::wrong,
              Processes::right,
              Expected.waits("Process.waitFor", "wrong", "use Process.onExit()")));

  private VertxPitfalls() {}

  private static Pitfall<VertxCall> row(
      Pattern pattern,
      Class<?> home,
      Form<VertxCall> wrong,
      Form<VertxCall> right,
      Expected expected) {
    return new Pitfall<>(pattern, Framework.VERTX, home, wrong, right, expected);
  }
}
