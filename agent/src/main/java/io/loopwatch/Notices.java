// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines that the weaving has to say. They come from threads of the application that load classes,
 * also from watched ones, so they are only put down here; the watchdog picks them up.
 */
final class Notices implements Consumer<String>, Supplier<@Nullable String> {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void accept(String line) {
    lines.add(line);
  }

  boolean hasSome() {
    return !lines.isEmpty();
  }

  @Override
  public @Nullable String get() {
    return lines.poll();
  }
}
