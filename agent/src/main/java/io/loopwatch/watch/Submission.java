// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who submitted a task, as it is told.
 *
 * @param frames innermost first: the line that submitted it, or the framework's where that did
 * @param thread the name of the thread that did, or null where it is not known
 */
record Submission(List<StackTraceElement> frames, @Nullable String thread) {
  /** Of which nothing is known. */
  static final Submission NONE = new Submission(List.of(), null);

  /** Frames that are told: enough for the line below a framework's. */
  static final int MOST_FRAMES = 16;

  /** Whom it is told of in the context of a stall. */
  private static final String KEY = "submittedBy";

  static Submission of(@Nullable Origin origin) {
    if (origin == null) {
      return NONE;
    }
    List<StackTraceElement> stack = Stacks.clean(origin.stack());
    int first = 0;
    while (first < stack.size() && isExecutor(stack.get(first).getClassName())) {
      first++;
    }
    int from = first < stack.size() ? first : 0;
    int to = Math.min(from + MOST_FRAMES, stack.size());
    return new Submission(List.copyOf(stack.subList(from, to)), origin.thread());
  }

  /** The way into the queue, which is the same for all. */
  private static boolean isExecutor(String type) {
    return type.startsWith("java.util.concurrent.")
        || type.contains("netty.util.concurrent.")
        || type.endsWith("netty.channel.ManualIoEventLoop")
        || type.endsWith("netty.channel.SingleThreadEventLoop");
  }

  /** That context, and who submitted the task. */
  Map<String, String> in(Map<String, String> context) {
    if (thread == null) {
      return context;
    }
    Map<String, String> all = new HashMap<>(context);
    all.put(KEY, thread);
    return all;
  }
}
