// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.function.Supplier;

/** Threads that share a place in the tables by thread id: their numbers are 1,024 apart. */
final class SharedPlace {
  private static final int SIZE = 1_024;

  private SharedPlace() {}

  /** A thread, started, that shares the place of another one. */
  static <T extends PlayedThread> T with(Thread other, Supplier<T> maker) {
    for (int i = 0; i < 100; i++) {
      passNumbersUpTo(other.getId());
      T made = maker.get();
      made.on(() -> {});
      if ((made.thread().getId() - other.getId()) % SIZE == 0) {
        return made;
      }
      made.close(); // another thread of this JVM has come in between
    }
    throw new AssertionError("no thread could be made with the number that is wanted");
  }

  private static void passNumbersUpTo(long number) {
    long next;
    do {
      next = new Thread(() -> {}).getId() + 1;
    } while ((next - number) % SIZE != 0);
  }
}
