// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** Exceptions in a notice's words. */
public final class Trouble {
  private Trouble() {}

  /**
   * One line without control characters. The exception may be of the application's own making, so
   * that even its {@code toString} may fail.
   */
  public static String describe(Throwable e) {
    try {
      return OneLine.of(e.toString());
    } catch (Throwable broken) {
      return e.getClass().getName()
          + " (its message cannot be read: "
          + broken.getClass().getName()
          + ")";
    }
  }
}
