// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines that the weaving has to say. They come from threads of the application that load classes,
 * also from watched ones, so they are only put down here; the watchdog picks them up.
 */
final class Notices implements Consumer<String>, Supplier<@Nullable String> {
  /**
   * Enough for every hook of several relocated copies; a loader that makes classes for ever must
   * not fill the heap.
   */
  private static final int MOST = 1_000;

  private final AtomicInteger accepted = new AtomicInteger();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void accept(String line) {
    if (accepted.incrementAndGet() <= MOST) {
      lines.add(line);
    }
  }

  @Override
  public @Nullable String get() {
    return lines.poll();
  }
}
