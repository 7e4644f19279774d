// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A fresh thread that does what the test says, step by step. Between two steps it waits, so what a
 * step has begun goes on until another step ends it.
 */
public class PlayedThread implements AutoCloseable {
  private final ExecutorService executor;
  private volatile Thread thread;

  /** A thread of that name, which is started with its first step. */
  public PlayedThread(String name) {
    this(null, name);
  }

  /** The same in a group. */
  public PlayedThread(ThreadGroup group, String name) {
    this.executor = Executors.newSingleThreadExecutor(body -> named(group, name, body));
  }

  private Thread named(ThreadGroup group, String name, Runnable body) {
    thread = new Thread(group, body, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a step on the thread and waits for its end; throws what it throws. */
  public final void on(Runnable step) {
    ask(
        () -> {
          step.run();
          return null;
        });
  }

  /** The same for a step that answers. */
  public final <T> T ask(Callable<T> step) {
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

  /** The thread; null before its first step. */
  public final Thread thread() {
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
