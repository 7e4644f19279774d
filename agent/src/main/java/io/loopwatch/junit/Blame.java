// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import java.util.List;

/** What a test that blocked loops is told. */
final class Blame {
  /** A retry in a loop makes hundreds of them, and says nothing new by the third. */
  private static final int TOLD = 10;

  private Blame() {}

  /** Names every call, each with its stack; of many, the first {@value #TOLD}. */
  static String of(List<String> calls) {
    StringBuilder text = new StringBuilder("blocked an event loop, ").append(times(calls.size()));
    for (String call : calls.subList(0, Math.min(TOLD, calls.size()))) {
      text.append("\n").append(call);
    }
    if (calls.size() > TOLD) {
      text.append("\nand ").append(calls.size() - TOLD).append(" more");
    }
    return text.toString();
  }

  private static String times(int count) {
    return count == 1 ? "once:" : count + " times:";
  }
}
