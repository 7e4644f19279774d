// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What this machine keeps from all that runs on it. A host that gives its processors to others
 * counts that (Linux); one that lets the machine stand still counts nothing: a thread of this JVM,
 * which has nothing else to do, is late then.
 */
final class Machine {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 8;

  /** Linux counts it so, whatever the kernel's own tick. */
  private static final long TICK_NANOS = 10_000_000;

  private static final long REST_NANOS = 5_000_000;
  private static final long LATE_NANOS = 30_000_000;
  private static final AtomicLong STOOD_STILL = new AtomicLong();

  static {
    Thread thread = new Thread(Machine::listen, "machine");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private Machine() {}

  /** What it has kept so far, of all its processors together, in nanoseconds. */
  static long lostNanos() {
    return stolenNanos() + STOOD_STILL.get();
  }

  /** 0 where nobody tells. */
  private static long stolenNanos() {
    try {
      String[] fields = Files.readAllLines(STAT).get(0).split(" +");
      return Long.parseLong(fields[STEAL]) * TICK_NANOS;
    } catch (IOException | RuntimeException unknown) {
      return 0;
    }
  }

  private static void listen() {
    long last = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(REST_NANOS);
      long now = System.nanoTime();
      long late = now - last - REST_NANOS;
      STOOD_STILL.addAndGet(late > LATE_NANOS ? late : 0);
      last = now;
    }
  }
}
