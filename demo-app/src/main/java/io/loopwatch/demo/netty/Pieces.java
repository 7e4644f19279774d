// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import java.util.concurrent.TimeUnit;

/** Doing a long thing in ten pieces of 20 ms. */
final class Pieces {
  private static final int PIECES = 10;
  private static final long PIECE_NANOS = 20_000_000;
  private static final long PAUSE_MILLIS = 20;

  private Pieces() {}

  /** Ten in a row: none is long, and yet nobody else has a turn for 200 ms. */
  static void wrong(NettyCall call) {
    for (int i = 0; i < PIECES; i++) {
      call.loop().execute(() -> compute());
    }
    call.loop().execute(() -> call.answer("done"));
  }

  /** One at a time, with a pause in which the loop serves others. */
  static void right(NettyCall call) {
    piece(call, PIECES);
  }

  private static void piece(NettyCall call, int left) {
    if (left == 0) {
      call.answer("done");
      return;
    }
    compute();
    call.loop().schedule(() -> piece(call, left - 1), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void compute() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PIECE_NANOS) {
      Thread.onSpinWait();
    }
  }
}
