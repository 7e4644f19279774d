// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lesson: reading the clock is nearly all that measuring a callback costs, so a busy loop
 * should read it once for each callback and not twice. {@link #clock} is the yardstick; {@link
 * #plain} is what the others do without the probe, to be taken off them.
 *
 * <p>The calls stand as weaving puts them there: see the agent's {@code AroundMethod}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 75, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class CallbackBenchmark {
  private static final int TASKS = 64;

  private final Queue<Object> queue = new ArrayDeque<>();
  private long ran;
  private final Runnable task = () -> ran++;

  /** Makes this thread a loop's: its slot is found on the first sight of its task queue. */
  @Setup
  public void arrive() {
    Probe.forget();
    Probe.tasks(this, queue);
  }

  /** The yardstick. */
  @Benchmark
  public long clock() {
    return System.nanoTime();
  }

  /** Tasks without the probe. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void plain() {
    for (int i = 0; i < TASKS; i++) {
      runPlain(task);
    }
  }

  /** Tasks that touch: each begins when the one before ends. What a busy loop sees. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void chainedTasks() {
    Probe.tasks(this, queue);
    for (int i = 0; i < TASKS; i++) {
      runWoven(task);
    }
  }

  /** I/O callbacks that touch. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void chainedCallbacks() {
    for (int i = 0; i < TASKS; i++) {
      callWoven(task);
    }
  }

  /** A task that touches none: two readings of the clock. */
  @Benchmark
  public void lonelyTask() {
    Probe.tasks(this, queue);
    runWoven(task);
  }

  /**
   * A whole turn with one I/O callback: poll, callback, task queue. What a lightly used loop sees.
   */
  @Benchmark
  public void turnOfOne() {
    Probe.sleepBegin();
    Probe.sleepEnd();
    callWoven(task);
    Probe.tasks(this, queue);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static void runPlain(Runnable task) {
    task.run();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static void runWoven(Runnable task) {
    Probe.beginTask();
    try {
      task.run();
    } catch (Throwable failure) {
      Probe.endTask();
      throw failure;
    }
    Probe.endTask(task);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static void callWoven(Runnable task) {
    Probe.begin();
    try {
      task.run();
    } catch (Throwable failure) {
      Probe.end();
      throw failure;
    }
    Probe.end();
  }
}
