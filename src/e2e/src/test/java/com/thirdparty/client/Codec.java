// SPDX-License-Identifier: Apache-2.0
package com.thirdparty.client;

/** Computes. */
public final class Codec {
  /** Goes on until a {@link System#nanoTime}. */
  public long encode(long untilNanos) {
    long code = 1;
    while (System.nanoTime() < untilNanos) {
      code = scramble(code);
    }
    return code;
  }

  private static long scramble(long code) {
    long scrambled = code;
    for (int i = 0; i < 1_000; i++) {
      scrambled = scrambled * 31 + i;
    }
    return scrambled;
  }
}
