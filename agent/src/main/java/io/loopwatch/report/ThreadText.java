// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Virtual threads and those who wait, in words. */
final class ThreadText {
  private ThreadText() {}

  /** {@code "orders-7 #31"}, and {@code "#31"} where the name is no more than that. */
  static String of(String name, @Nullable String id) {
    String number = "#" + id;
    return OneLine.of(id == null || name.equals(number) ? name : name + " " + number);
  }

  /** {@code "in virtual thread orders-7 #31"}; nothing where the context tells of none. */
  static String in(Map<String, String> context) {
    String name = context.get("virtualThread");
    return name == null ? "" : "in virtual thread " + of(name, context.get("virtualThreadId"));
  }

  /**
   * {@code ", 12 tasks waiting"}; nothing where there is none or the queue cannot be read. What
   * waits for a carrier are virtual threads.
   */
  static String waiting(LoopId loop, long count, String before, String after) {
    if (count <= 0) {
      return "";
    }
    String what = loop.kind() == LoopKind.CARRIER ? " virtual thread" : " task";
    return before + count + what + (count == 1 ? "" : "s") + after;
  }
}
