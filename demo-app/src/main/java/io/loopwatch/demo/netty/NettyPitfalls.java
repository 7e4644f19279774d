// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.Expected;
import io.loopwatch.demo.Form;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import io.loopwatch.demo.Pitfall;
import java.util.List;

/** The Netty column of the table. */
public final class NettyPitfalls {
  /** One for each pattern that there is on a loop. */
  public static final List<Pitfall<NettyCall>> ALL =
      List.of(
          row(
              Pattern.SLEEP,
              Sleeps.class,
              Sleeps::wrong,
              Sleeps::right,
              Expected.waits("Thread.sleep", "wrong", "use eventLoop().schedule, do not sleep")),
          row(
              Pattern.HTTP,
              HttpCalls.class,
              HttpCalls::wrong,
              HttpCalls::right,
              Expected.waits("HttpClient.send", "wrong", "use HttpClient.sendAsync")),
          row(
              Pattern.FILE,
              FileReads.class,
              FileReads::wrong,
              FileReads::right,
              Expected.waits(
                  "Files.readString",
                  "wrong",
                  "read and write files on an executor of its own, or send them with a"
                      + " FileRegion")),
          row(
              Pattern.DATABASE,
              Databases.class,
              Databases::wrong,
              Databases::right,
              Expected.waits(
                  "Thread.sleep",
                  "query",
                  "run JDBC on an executor of its own, or use an asynchronous driver (R2DBC)")),
          row(
              Pattern.EXECUTOR,
              LegacyCode.class,
              LegacyCode::wrong,
              LegacyCode::right,
              Expected.waits(
                  "Files.readString",
                  "read",
                  "read and write files on an executor of its own, or send them with a"
                      + " FileRegion")),
          row(
              Pattern.CPU,
              Fibonacci.class,
              Fibonacci::wrong,
              Fibonacci::right,
              Expected.computes(
                  "fibonacci",
                  "split it into slices with eventLoop().execute between them, or run it on an"
                      + " executor of its own")),
          row(
              Pattern.FUTURE,
              Futures.class,
              Futures::wrong,
              Futures::right,
              Expected.waits(
                  "CompletableFuture.get",
                  "wrong",
                  "continue with whenCompleteAsync(…, eventLoop), do not get or join it")),
          row(
              Pattern.JOIN,
              Joins.class,
              Joins::wrong,
              Joins::right,
              Expected.waits(
                  "CompletableFuture.join",
                  "wrong",
                  "continue with whenCompleteAsync(…, eventLoop), do not get or join it")),
          row(
              Pattern.DEADLOCK,
              Deadlocks.class,
              Deadlocks::wrong,
              Deadlocks::right,
              Expected.waits(
                  "CompletableFuture.get",
                  "wrong",
                  "continue with whenCompleteAsync(…, eventLoop), do not get or join it")),
          row(
              Pattern.FORGOTTEN,
              ForgottenAwaits.class,
              ForgottenAwaits::wrong,
              ForgottenAwaits::right,
              Expected.dropped(
                  "Netty promise",
                  "save",
                  "give it a listener that looks at cause(), with addListener")),
          row(
              Pattern.FORGET,
              BackgroundJobs.class,
              BackgroundJobs::wrong,
              BackgroundJobs::right,
              Expected.dropped(
                  "Netty promise",
                  "refresh",
                  "give it a listener that looks at cause(), with addListener")),
          row(
              Pattern.GROUP,
              Groups.class,
              Groups::wrong,
              Groups::right,
              Expected.waits(
                  "AbstractExecutorService.invokeAll",
                  "wrong",
                  "run each as a CompletableFuture, and"
                      + " CompletableFuture.allOf(…).whenCompleteAsync(…, eventLoop)")),
          row(
              Pattern.FLOOD,
              Floods.class,
              Floods::wrong,
              Floods::right,
              Expected.turn(
                  "smallTask",
                  "run the next few from eventLoop().schedule: what is submitted at once runs"
                      + " before any I/O")),
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
                  "run the next few from eventLoop().schedule: what is submitted at once runs"
                      + " before any I/O")),
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
              Expected.waits("Thread.sleep", "wrong", "use eventLoop().schedule, do not sleep")),
          row(
              Pattern.RATE,
              Rates.class,
              Rates::wrong,
              Rates::right,
              Expected.waits("TimeUnit.sleep", "wrong", "use eventLoop().schedule, do not sleep")),
          row(
              Pattern.TIMEOUT,
              Timeouts.class,
              Timeouts::wrong,
              Timeouts::right,
              Expected.waits(
                  "CompletableFuture.get",
                  "wrong",
                  "continue with whenCompleteAsync(…, eventLoop), do not get or join it")),
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
                  "do not hold the lock across Thread.sleep, as netty-worker-* does")),
          row(
              Pattern.LOOPS,
              OtherLoops.class,
              OtherLoops::wrong,
              OtherLoops::right,
              Expected.waits("Object.wait", "wrong", "use addListener, not sync() or await()")),
          row(
              Pattern.NESTED,
              Nested.class,
              Nested::wrong,
              Nested::right,
              Expected.waits("Object.wait", "wrong", "use addListener, not sync() or await()")),
          row(
              Pattern.LAZY,
              Lazies.class,
              Lazies::wrong,
              Lazies::right,
              Expected.waits(
                  "Thread.sleep",
                  "load",
                  "initialise io.loopwatch.demo.netty.Lazies$Late at start-up, before a loop needs"
                      + " it: Class.forName(\"io.loopwatch.demo.netty.Lazies$Late\")")),
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

  private NettyPitfalls() {}

  private static Pitfall<NettyCall> row(
      Pattern pattern,
      Class<?> home,
      Form<NettyCall> wrong,
      Form<NettyCall> right,
      Expected expected) {
    return new Pitfall<>(pattern, Framework.NETTY, home, wrong, right, expected);
  }
}
