// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;

/**
 * Computing: as many Fibonacci numbers as can be had in a given time, so that it is the same time
 * anywhere.
 */
final class Fibonacci {
  private static final int SMALL = 18;

  private Fibonacci() {}

  static void wrong(VertxCall call) {
    call.answer(compute());
  }

  static void right(VertxCall call) {
    call.vertx().executeBlocking(Fibonacci::compute, false).onComplete(call);
  }

  private static String compute() {
    long start = System.nanoTime();
    long sum = 0;
    while (System.nanoTime() - start < Slow.TIME.toNanos()) {
      sum += fibonacci(SMALL);
    }
    return "sum " + sum;
  }

  private static long fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }
}
