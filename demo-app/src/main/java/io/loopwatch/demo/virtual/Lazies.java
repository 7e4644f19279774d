// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import io.loopwatch.demo.elsewhere.Slow;
import java.util.Objects;

/** Using a class whose static initialiser is slow. */
final class Lazies {
  private Lazies() {}

  static void wrong(VirtualCall call) {
    call.answer(Late.PRICE);
  }

  static void right(VirtualCall call) {
    call.answer(Early.PRICE);
  }

  /** To be called at start, on a thread that may wait. */
  static void prepare() {
    Early.initialise();
  }

  private static String load() {
    try {
      Thread.sleep(Slow.TIME.toMillis());
      return "price";
    } catch (InterruptedException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Whoever needs it first makes it. */
  private static final class Late {
    static final String PRICE = load();
  }

  /** The same, but made at start. */
  private static final class Early {
    static final String PRICE = load();

    static void initialise() {
      Objects.requireNonNull(PRICE);
    }
  }
}
