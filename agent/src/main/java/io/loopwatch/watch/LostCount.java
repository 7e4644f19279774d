// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.function.Consumer;

/** Says now and then how many stalls and blocking calls there was no room to tell. */
final class LostCount {
  /** Who loses some loses many: they are told together. */
  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final Consumer<String> notices;
  private long byEnded;
  private long told;
  private long toldNanos;

  /** Has lost nothing by now. */
  LostCount(Consumer<String> notices, long now) {
    this.notices = notices;
    this.toldNanos = now - PAUSE_NANOS;
  }

  /** What a loop has lost that is over. */
  void keep(WatchedLoop ended) {
    byEnded += ended.lost();
  }

  /**
   * Says it where that is due.
   *
   * @param byLiving what loops and carriers have lost that are still watched
   * @param isLast whether nobody will ask again
   */
  void look(long now, long byLiving, boolean isLast) {
    long lost = byEnded + byLiving;
    if (lost > told && (now - toldNanos >= PAUSE_NANOS || isLast)) {
      notices.accept(
          (lost - told) + " stalls and blocking calls came too fast to be told one by one");
      toldNanos = now;
      told = lost;
    }
  }
}
