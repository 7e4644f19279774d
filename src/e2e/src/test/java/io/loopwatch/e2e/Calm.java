// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.Metronome;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A time in which a test did nothing that is to be told.
 *
 * @param from its beginning
 * @param to its end
 */
record Calm(Instant from, Instant to) {
  private static final int ATTEMPTS = 10;

  /**
   * Does it; again where the machine did not let threads run meanwhile, for that is told, and
   * rightly.
   *
   * @param quiet returns what the fixture measured
   */
  static Calm of(Supplier<? extends Answer> quiet) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Metronome.begin();
      Instant from = Instant.now();
      boolean isDisturbed = quiet.get().isDisturbed();
      if (!isDisturbed && Metronome.longestNanos() < Answer.MOST_HELD_UP_NANOS) {
        return new Calm(from, Instant.now());
      }
    }
    throw new AssertionError("the machine is too busy: it was disturbed each time");
  }

  /** Asserts that nothing was told of it. To be called when something later has been told. */
  void assertNothingTold(ChildJvm child) {
    assertThat(child.events().between(from, to)).as("told though all was quiet").isEmpty();
  }
}
