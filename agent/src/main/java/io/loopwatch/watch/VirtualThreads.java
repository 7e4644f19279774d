// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Carriers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be told of a virtual thread. Confined to the watchdog's thread. */
final class VirtualThreads {
  private final VertxContext contexts;

  VirtualThreads(VertxContext contexts) {
    this.contexts = contexts;
  }

  /** Its name; {@code "#31"} where it has none. */
  static String name(Thread thread) {
    String name = thread.getName();
    return name.isEmpty() ? "#" + thread.getId() : name;
  }

  /** {@code virtualThread}, {@code virtualThreadId}, and what Vert.x says of its work. */
  Map<String, String> describe(Thread thread) {
    return describe(thread, Carriers.contextOf(thread.getId()));
  }

  /** The same for the context of Vert.x that it worked for, or null. */
  Map<String, String> describe(Thread thread, @Nullable Object context) {
    Map<String, String> known = new HashMap<>();
    known.put("virtualThread", name(thread));
    known.put("virtualThreadId", Long.toString(thread.getId()));
    if (context != null) {
      known.putAll(contexts.describe(context));
    }
    return known;
  }
}
