// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Carriers;
import java.util.HashMap;
import java.util.Map;

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
    Map<String, String> known = new HashMap<>();
    known.put("virtualThread", name(thread));
    known.put("virtualThreadId", Long.toString(thread.getId()));
    Object context = Carriers.contextOf(thread.getId());
    if (context != null) {
      known.putAll(contexts.describe(context));
    }
    return known;
  }
}
