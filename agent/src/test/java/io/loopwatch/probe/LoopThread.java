// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A fresh thread that plays a loop: it calls the probe as the test says, step by step. Between two
 * steps it waits, so a callback that a step has begun goes on until another step ends it.
 */
public final class LoopThread implements AutoCloseable {
  /** The loop that it plays. */
  public final PlayedLoop loop;

  private final ExecutorService executor;
  private volatile Thread thread;

  /** A thread that the probe does not know yet. */
  public LoopThread(String name, PlayedLoop loop) {
    this.loop = loop;
    this.executor = Executors.newSingleThreadExecutor(body -> named(name, body));
  }

  private Thread named(String name, Runnable body) {
    thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A loop that the probe has seen at its task queue and at a poll: it is in its first turn. */
  public static LoopThread seen() {
    return seen("loop-1", new PlayedLoop());
  }

  /** The same. */
  public static LoopThread seen(String name, PlayedLoop loop) {
    LoopThread seen = new LoopThread(name, loop);
    seen.on(seen::toTasks);
    seen.on(Probe::sleepBegin);
    seen.on(Probe::sleepEnd);
    seen.on(seen::toTasks);
    return seen;
  }

  /** To be called on the thread: the loop turns to its task queue. */
  public void toTasks() {
    Probe.tasks(loop, loop.queue);
  }

  /** To be called on the thread: the loop takes its next task. */
  public void take() {
    Probe.take(loop, loop.queue);
  }

  /** Runs a step on the thread and waits for its end; throws what it throws. */
  public void on(Runnable step) {
    ask(
        () -> {
          step.run();
          return null;
        });
  }

  /** The same for a step that answers. */
  public <T> T ask(Callable<T> step) {
    try {
      return executor.submit(step).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(failure.getCause());
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** The slot of the thread, or null. */
  public Slot slot() {
    return ask(Probe::current);
  }

  public Thread thread() {
    return thread;
  }

  /** Ends the thread and waits for its end. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (thread != null) {
        thread.join(30_000);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
