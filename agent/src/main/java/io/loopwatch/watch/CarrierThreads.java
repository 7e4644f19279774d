// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** Finds the carriers of a JVM in whose virtual threads nothing is woven. */
final class CarrierThreads {
  /** The group that the JDK puts them into. */
  private static final String GROUP = "CarrierThreads";

  private static final int MOST = 1_024;

  private CarrierThreads() {}

  /** Those that live; empty where the JDK keeps them elsewhere. */
  static Thread[] find() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[MOST];
    int count = root.enumerate(groups, true);
    for (int i = 0; i < count; i++) {
      if (groups[i].getName().equals(GROUP)) {
        return threads(groups[i]);
      }
    }
    return new Thread[0];
  }

  private static Thread[] threads(ThreadGroup group) {
    Thread[] threads = new Thread[MOST];
    return java.util.Arrays.copyOf(threads, group.enumerate(threads, false), Thread[].class);
  }
}
