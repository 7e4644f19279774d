// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes something when it is first asked for, by whoever asks: not on the watchdog's thread, which
 * shall look at loops by then. Any thread.
 *
 * @param <T> what is made
 */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }
}
