// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line what to do: the first row that is to the point, the most special first. Where
 * none is, nothing; and nothing where a pin already tells its cure. Immutable.
 */
final class Hints {
  /** The first JDK with virtual threads, and so with verticles that run on them. */
  private static final int VIRTUAL_THREADS = 21;

  private static final List<Hint> ROWS =
      Stream.of(
              SpecialHints.ROWS,
              LibraryHints.ROWS,
              WaitHints.ROWS,
              InputOutputHints.ROWS,
              CpuHints.ROWS)
          .flatMap(List::stream)
          .toList();

  private final int java;

  /**
   * Makes one.
   *
   * @param java the feature version of the JDK
   */
  Hints(int java) {
    this.java = java;
  }

  /** What helps, or null. */
  @Nullable String of(Case stall) {
    if (stall.pin() != null) {
      return null;
    }
    for (Hint row : ROWS) {
      String text = row.texts().get(stall.loop());
      if (text != null && row.when().test(stall)) {
        return filled(text, stall);
      }
    }
    return null;
  }

  private String filled(String text, Case stall) {
    HeldLock lock = stall.lock();
    String owner = lock == null || lock.owner() == null ? "" : lock.owner();
    String type = stall.initialiser() == null ? "" : stall.initialiser();
    return text.replace("{elsewhere}", elsewhere(stall.loop()))
        .replace("{operation}", stall.operation())
        .replace(
            "{class}", lock != null && lock.initialising() != null ? lock.initialising() : type)
        .replace("{held}", lock == null ? "" : SpecialHints.held(lock))
        .replace("{owner}", owner);
  }

  private String elsewhere(LoopKind loop) {
    return switch (loop) {
      case VERTX ->
          java >= VIRTUAL_THREADS
              ? "with vertx.executeBlocking or on a virtual-thread verticle"
              : "with vertx.executeBlocking";
      case NETTY -> "on an executor of its own";
      case CUSTOM -> "on a thread pool";
      case CARRIER -> "on a pool of platform threads";
    };
  }
}
