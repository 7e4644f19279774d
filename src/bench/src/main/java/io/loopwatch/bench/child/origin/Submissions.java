// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.origin;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A loop that submits tasks to itself and runs them: for each line {@code WAY DEPTH COUNT} on
 * standard input tells {@code cpu}, the nanoseconds of CPU that each took its thread.
 *
 * <p>The loop submits to itself because there is then no other thread to be woken, which would cost
 * more than all that is measured.
 */
public final class Submissions {
  private static final int BATCH = 500;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final EventExecutor loop;
  private long ran;

  private Submissions(EventExecutor loop) {
    this.loop = loop;
  }

  /** Serves. */
  public static void main(String[] args) throws Exception {
    Submissions submissions = new Submissions(new NioEventLoopGroup(1).next());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      int depth = Integer.parseInt(words[1]);
      System.out.println("cpu=" + submissions.run(words[0], depth, Integer.parseInt(words[2])));
    }
    System.exit(0);
  }

  private double run(String way, int depth, int count) throws Exception {
    long before = loop.submit(THREADS::getCurrentThreadCpuTime).get();
    for (int i = 0; i < count; i += BATCH) {
      loop.submit(() -> deep(way, depth)).get();
    }
    long after = loop.submit(THREADS::getCurrentThreadCpuTime).get();
    return (double) (after - before) / count;
  }

  private int deep(String way, int depth) {
    if (depth > 0) {
      return deep(way, depth - 1) + 1; // no tail call, so that each is a frame
    }
    for (int i = 0; i < BATCH; i++) {
      submit(way, i);
    }
    return 0;
  }

  private void submit(String way, int i) {
    switch (way) {
      case "task" -> loop.execute(() -> ran += i);
      case "timer" -> loop.schedule(() -> ran += i, 1, TimeUnit.HOURS).cancel(false);
      default -> throw new IllegalArgumentException("no such way: " + way);
    }
  }
}
