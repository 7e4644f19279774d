// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.probe.Slot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loop is called, and for whom it works. */
final class Identity {
  private final Slot slot;
  private final VertxContext contexts;
  private final String name;
  private LoopId loop;

  Identity(Slot slot, VertxContext contexts) {
    this.slot = slot;
    this.contexts = contexts;
    this.name = slot.thread().getName();
    this.loop = new LoopId(name, slot.kind() == Slot.CUSTOM ? LoopKind.CUSTOM : LoopKind.NETTY);
  }

  /** The loop; one of Netty becomes one of Vert.x when Vert.x first dispatches on it. */
  LoopId loop() {
    if (loop.kind() == LoopKind.NETTY && slot.hasDispatched()) {
      loop = new LoopId(name, LoopKind.VERTX);
    }
    return loop;
  }

  /** What a context of Vert.x tells; empty for null. */
  Map<String, String> context(@Nullable Object context) {
    return context == null ? Map.of() : contexts.describe(context);
  }
}
