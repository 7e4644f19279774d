// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What other virtual machines on the same host take of this one's processors (Linux). */
final class Steal {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int FIELD = 8;

  /** Linux counts it so, whatever the kernel's own tick. */
  private static final long TICK_NANOS = 10_000_000;

  private Steal() {}

  /** Of all processors together, so far; 0 where nobody tells. */
  static long nanos() {
    try {
      String[] fields = Files.readAllLines(STAT).get(0).split(" +");
      return Long.parseLong(fields[FIELD]) * TICK_NANOS;
    } catch (IOException | RuntimeException unknown) {
      return 0;
    }
  }
}
