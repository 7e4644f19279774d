// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;

/**
 * Does operations on watched threads and on others. Each line of its standard input asks for a
 * slice: {@code OPERATION true|false BATCHES MILLISECONDS}, where {@code true} is on loops and the
 * rest is how much is done at least; its answers {@code nanos} and {@code cpu} are what one took in
 * the slice's batches. Ends when its standard input does.
 */
public final class BlockingChild {
  private final Map<Operation, Exercise> exercises = new EnumMap<>(Operation.class);
  private final Sides watched;
  private final Sides others;

  private BlockingChild() {
    EventLoopGroup loops = new NioEventLoopGroup(2);
    watched = new Sides(loops.next(), loops.next());
    others = new Sides(thread(), thread());
  }

  private static ExecutorService thread() {
    return Executors.newSingleThreadExecutor();
  }

  /** Answers until it is told to end. */
  public static void main(String[] args) throws Exception {
    BlockingChild child = new BlockingChild();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      boolean isWatched = Boolean.parseBoolean(words[1]);
      int times = Integer.parseInt(words[2]);
      long nanos = Long.parseLong(words[3]) * 1_000_000;
      child.slice(Operation.valueOf(words[0]), isWatched, times, nanos);
    }
    System.exit(0);
  }

  private void slice(Operation operation, boolean isWatched, int times, long nanos)
      throws Exception {
    Exercise exercise = exercises.get(operation);
    if (exercise == null) {
      exercise = operation.open();
      exercises.put(operation, exercise);
    }
    List<Took> batches = new ArrayList<>();
    long end = System.nanoTime() + nanos;
    do {
      batches.add(exercise.take(isWatched ? watched : others, operation.times()));
    } while (batches.size() < times || System.nanoTime() < end);
    System.out.println("nanos=" + quiet(batches, Took::nanos) / operation.times());
    System.out.println("cpu=" + quiet(batches, Took::cpuNanos) / operation.times());
  }

  /** Of the quietest quarter the highest: the others measure what else the machine does. */
  private static double quiet(List<Took> batches, ToLongFunction<Took> figure) {
    long[] sorted = batches.stream().mapToLong(figure).sorted().toArray();
    return sorted[sorted.length / 4];
  }
}
