// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.nio.file.Path;

/** Meters for tests. */
final class Meters {
  /** Of a JVM that never pauses. */
  static final VmCounters NO_PAUSES =
      new VmCounters() {
        @Override
        public long gcNanos() {
          return 0;
        }

        @Override
        public long pausedNanos() {
          return 0;
        }
      };

  private static final Path NONE = Path.of("none");

  private Meters() {}

  /** Of a machine that has a host of its own. */
  static Steal noSteal() {
    return Steal.of(NONE, () -> 0);
  }

  /** One that knows the true CPU times, and on whose stepped clock nothing ever pauses. */
  static Meter ofSampler(Sampler sampler) {
    return new Meter(
        new Pauses(NO_PAUSES, () -> RunQueue.Own.UNKNOWN, 0),
        thread -> sampler.figures().cpuNanos(thread),
        thread -> -1,
        Quota.under(NONE, NONE),
        noSteal());
  }
}
