// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the host of this virtual machine has given its processors to others, as Linux counts it
 * for each of them in {@code /proc/stat}, in steps of 10 ms. Elsewhere nothing is known.
 *
 * <p>A thread whose processor is taken away stands in no queue and uses no CPU. On which of them it
 * was nobody tells: it has lost no more than the one that lost most. Confined to the watchdog's
 * thread.
 */
final class Steal {
  private static final Path STAT = Path.of("/proc/stat");
  private static final String PROCESSOR = "cpu";
  private static final int FIELD = 8;

  /** Linux counts in these, whatever the kernel's own tick. */
  private static final long TICK_NANOS = 10_000_000;

  /** Of a large machine that file takes a millisecond: no more than this part of the time. */
  private static final int COST_PART = 50;

  private static final Count NOTHING = new Count(List.of());

  private final Path stat;
  private final LongSupplier clock;
  private Count last = NOTHING;
  private long nextNanos;

  /** What was counted up to one moment; empty where that cannot be read. Immutable. */
  static final class Count {
    private final List<Long> ticks;

    private Count(List<Long> ticks) {
      this.ticks = ticks;
    }

    /** Since an earlier one, of the processor that lost most; 0 where that is unknown. */
    long sinceNanos(Count earlier) {
      long most = 0;
      boolean isSame = ticks.size() == earlier.ticks.size();
      for (int i = 0; isSame && i < ticks.size(); i++) {
        most = Math.max(most, ticks.get(i) - earlier.ticks.get(i));
      }
      return most * TICK_NANOS;
    }
  }

  private Steal(Path stat, LongSupplier clock) {
    this.stat = stat;
    this.clock = clock;
    this.nextNanos = clock.getAsLong();
  }

  /** That of this machine. */
  static Steal ofThisMachine() {
    return of(STAT, System::nanoTime);
  }

  /**
   * One that is read from a file.
   *
   * @param clock nanoseconds: what a reading costs decides when the next is made
   */
  static Steal of(Path stat, LongSupplier clock) {
    return new Steal(stat, clock);
  }

  /** What is counted so far. It may be old by a tick, or by fifty times what reading it takes. */
  Count count() {
    long now = clock.getAsLong();
    if (now - nextNanos >= 0) {
      last = read();
      nextNanos = now + Math.max(TICK_NANOS, COST_PART * (clock.getAsLong() - now));
    }
    return last;
  }

  private Count read() {
    List<Long> ticks = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(stat)) {
      String line = lines.readLine(); // all processors together
      for (line = lines.readLine(); isProcessor(line); line = lines.readLine()) {
        String[] fields = line.split(" +");
        ticks.add(fields.length > FIELD ? Long.parseLong(fields[FIELD]) : 0);
      }
      return new Count(ticks);
    } catch (IOException | RuntimeException unreadable) {
      return NOTHING;
    }
  }

  private static boolean isProcessor(@Nullable String line) {
    return line != null && line.startsWith(PROCESSOR);
  }
}
