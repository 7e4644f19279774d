// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Asks as the probe does, from its package. */
public final class RefusingProbe {
  private RefusingProbe() {}

  /** What it is answered about an operation. */
  public static Error ask(IntFunction<Error> refusals, int operation) {
    return refusals.apply(operation);
  }

  /**
   * To be called by a method of the JDK, which then stands for the one that is woven.
   *
   * @param refusals who is asked
   * @param error what the answer was
   */
  public record InTheJdk(IntFunction<Error> refusals, AtomicReference<Error> error) {
    /** Asks about an operation, and returns its number. */
    public int ask(int operation) {
      error.set(refusals.apply(operation));
      return operation;
    }
  }
}
