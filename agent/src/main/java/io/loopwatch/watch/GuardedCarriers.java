// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.LoopState;
import io.loopwatch.probe.Carriers;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The carriers' watch, until it fails: then the loops are watched without it. */
final class GuardedCarriers {
  private final CarrierWatch watch;
  private final Consumer<String> notices;
  private boolean failed;

  /**
   * Guards it.
   *
   * @param notices is told in a line when it has failed
   */
  GuardedCarriers(CarrierWatch watch, Consumer<String> notices) {
    this.watch = watch;
    this.notices = notices;
  }

  /** For what cannot fail: what was counted is told in any case. */
  CarrierWatch watch() {
    return watch;
  }

  /** As {@link CarrierWatch#look}. */
  long look(long now, boolean isBeatDue) {
    if (failed) {
      return Long.MAX_VALUE;
    }
    try {
      return watch.look(now, isBeatDue);
    } catch (RuntimeException | LinkageError failure) {
      failed = true;
      Carriers.close();
      notices.accept("cannot watch the carriers any more, the loops are watched: " + failure);
      return Long.MAX_VALUE;
    }
  }

  /** The last look. */
  void finish(long now) {
    if (!failed) {
      watch.finish(now);
    }
  }

  /** What they do now; null where there is none, or nobody looks. */
  @Nullable LoopState state(long now, Depth depth) {
    return failed ? null : watch.state(now, depth);
  }
}
