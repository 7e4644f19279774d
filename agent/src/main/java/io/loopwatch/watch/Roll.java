// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.List;

/** Which loops and carriers are watched, for other threads to read. One thread writes. */
final class Roll {
  private volatile List<String> names = List.of();
  private volatile long generation;

  /** Loops have come or gone. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  void changed() {
    generation++;
  }

  /** A number that is another where loops have come or gone since. */
  long generation() {
    return generation;
  }

  /** Sets the names of all; copied. */
  void names(List<String> all) {
    names = List.copyOf(all);
  }

  /** The names of all, as they were set last. */
  List<String> names() {
    return names;
  }
}
