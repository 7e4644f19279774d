// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lesson: with one writer and a reader that takes differences, counting a duration is one
 * increment; a recorder that may swap its histogram at any time pays for that right each time.
 * Durations are spread evenly over magnitudes from 1 µs to 100 ms.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 75, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class CountBenchmark {
  private static final int VALUES = 4_096;

  private final long[] nanos =
      new SplittableRandom(1)
          .doubles(VALUES)
          .mapToLong(x -> (long) (1_000 * Math.pow(100_000, x)))
          .toArray();
  private final Counts counts = new Counts();
  private final Spread spread = new Spread();
  private final Recorder recorder = new Recorder(Buckets.LOWEST_NANOS, Buckets.HIGHEST_NANOS, 2);
  private int next;

  private long next() {
    return nanos[next++ & (VALUES - 1)];
  }

  /** Finding a duration, which the others do too. */
  @Benchmark
  public long value() {
    return next();
  }

  /** One callback's duration. */
  @Benchmark
  public void counts() {
    counts.add(next());
  }

  /** One turn's share in what I/O events wait. */
  @Benchmark
  public void spread() {
    long turn = next();
    spread.add(turn, 0, turn);
  }

  /** The same with HdrHistogram's recorder. */
  @Benchmark
  public void recorder() {
    recorder.recordValue(next());
  }
}
