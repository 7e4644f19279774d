// SPDX-License-Identifier: Apache-2.0
package app;

/** What holds the loop up. */
final class Culprits {
  private Culprits() {}

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
