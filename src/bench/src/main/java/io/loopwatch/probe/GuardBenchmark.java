// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lesson: what is woven into methods that all threads call must be nearly free for those that
 * run no loop, and that is a matter of how a thread finds out that it runs none.
 *
 * <p>The calls stand as weaving puts them there: see the agent's {@code AroundMethod}. Between them
 * is a call that is not inlined, as in {@code park}: what was read before it has to be read again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 300, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class GuardBenchmark {
  private static final int OPERATION = 3;
  private static final int WARM_UP = 200_000;

  private SocketChannel channel;
  private int blocked;

  /**
   * Has a loop's thread call the woven methods first: in a JVM that runs loops, they are compiled
   * for both sorts of threads.
   */
  @Setup
  public void arrive() throws IOException, InterruptedException {
    Probe.configureBlocking(1_000_000, null);
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    Thread loop = new Thread(this::warmUp);
    loop.start();
    loop.join();
    Probe.forget();
  }

  private void warmUp() {
    watch();
    for (int i = 0; i < WARM_UP; i++) {
      leaf();
      channel();
    }
  }

  private void watch() {
    Probe.tasks(this, null);
    Probe.beginTask();
  }

  /** Closes the channel. */
  @TearDown
  public void close() throws IOException {
    channel.close();
  }

  /** The method that blocks, as it is without the probe. */
  @Benchmark
  public void plain() {
    body();
  }

  /** A method that blocks, on a thread that is not watched. */
  @Benchmark
  public void unwatchedLeaf() {
    leaf();
  }

  /** A channel's method, on a thread that is not watched. */
  @Benchmark
  public void unwatchedChannel() {
    channel();
  }

  /** A method that blocks, in a callback of a loop. */
  @Benchmark
  public void watchedLeaf(Watched watched) {
    leaf();
  }

  /** A channel's method that does not block, in a callback of a loop. */
  @Benchmark
  public void watchedChannel(Watched watched) {
    channel();
  }

  /** A method that blocks while its loop is idle: it waits for work. */
  @Benchmark
  public void watchedIdle(Idle idle) {
    leaf();
  }

  /** Makes the benchmark's thread that of a loop which is in a callback. */
  @State(Scope.Thread)
  public static class Watched {
    /** Begins the callback. */
    @Setup(Level.Trial)
    public void begin(GuardBenchmark benchmark) {
      benchmark.watch();
    }
  }

  /** Makes the benchmark's thread that of a loop which is in none. */
  @State(Scope.Thread)
  public static class Idle {
    /** Lets the loop be seen. */
    @Setup(Level.Trial)
    public void rest(GuardBenchmark benchmark) {
      benchmark.watch();
      Probe.endTask();
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void body() {
    block();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void leaf() {
    Probe.block(OPERATION);
    try {
      block();
    } catch (Throwable failure) {
      Probe.leave();
      throw failure;
    }
    Probe.leave();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void channel() {
    Probe.block(channel, OPERATION);
    try {
      block();
    } catch (Throwable failure) {
      Probe.leave();
      throw failure;
    }
    Probe.leave();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void block() {
    blocked++;
  }
}
