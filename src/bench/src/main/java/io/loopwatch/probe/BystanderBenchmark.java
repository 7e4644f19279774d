// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lesson: a thread that runs no loop pays one look into its thread locals for a woven method,
 * and no clock.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 75, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class BystanderBenchmark {
  private long ran;

  /** Makes this thread one that is not watched. */
  @Setup
  public void leave() {
    Probe.forget();
  }

  /** The work alone. */
  @Benchmark
  public long plain() {
    return ++ran;
  }

  /** The work between the calls of the probe. */
  @Benchmark
  public long woven() {
    Probe.begin();
    ran++;
    Probe.end();
    return ran;
  }
}
