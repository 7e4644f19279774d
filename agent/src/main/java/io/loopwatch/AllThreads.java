// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.Arrays;
import java.util.List;

/** The platform threads of this JVM, without a stop of the application. */
final class AllThreads {
  private static final int SPARE = 64;

  private AllThreads() {}

  /** Those that live now. */
  static List<Thread> find() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + SPARE];
    int count = root.enumerate(threads);
    while (count == threads.length) { // or more, which were left out
      threads = new Thread[2 * count];
      count = root.enumerate(threads);
    }
    return Arrays.asList(threads).subList(0, count);
  }
}
