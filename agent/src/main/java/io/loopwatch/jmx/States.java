// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What each loop has done and does, for whoever asks: by the loop's name, those of one name as one,
 * as in the histogram file. One answer serves for {@value #FRESH_NANOS} ns, because who asks wants
 * all attributes of all loops. Any thread may ask.
 */
final class States {
  private static final long FRESH_NANOS = 200_000_000L;

  private final Supplier<List<LoopState>> watchdog;
  private final LongSupplier nanoTime;
  private Map<String, LoopState> states = Map.of();
  private boolean wasAsked;
  private long askedNanos;

  /**
   * Asks nobody yet.
   *
   * @param watchdog gives the states, as of now
   */
  States(Supplier<List<LoopState>> watchdog, LongSupplier nanoTime) {
    this.watchdog = watchdog;
    this.nanoTime = nanoTime;
  }

  /** All, in the order in which they came; unmodifiable. */
  synchronized Map<String, LoopState> get() {
    long now = nanoTime.getAsLong();
    if (!wasAsked || now - askedNanos >= FRESH_NANOS) {
      Map<String, LoopState> found = new LinkedHashMap<>();
      for (LoopState state : watchdog.get()) {
        found.merge(state.totals().loop().name(), state, States::sum);
      }
      states = found;
      askedNanos = now;
      wasAsked = true;
    }
    return Collections.unmodifiableMap(states);
  }

  /**
   * One of them.
   *
   * @throws IllegalStateException where it has ended
   */
  LoopState get(String name) {
    LoopState state = get().get(name);
    if (state == null) {
      throw new IllegalStateException(name + " has ended");
    }
    return state;
  }

  /** Whether it is that of all carriers. */
  static boolean isOfCarriers(LoopState state) {
    return state.totals().loop().equals(LoopId.CARRIERS);
  }

  private static LoopState sum(LoopState first, LoopState second) {
    LoopState longer = first.runningNanos() >= second.runningNanos() ? first : second;
    return new LoopState(
        first.totals().plus(second.totals()),
        Math.max(0, first.waitingTasks()) + Math.max(0, second.waitingTasks()),
        longer.runningNanos(),
        Math.max(first.lagNowNanos(), second.lagNowNanos()),
        longer.stack(),
        longer.context(),
        first.counts().plus(second.counts()));
  }
}
