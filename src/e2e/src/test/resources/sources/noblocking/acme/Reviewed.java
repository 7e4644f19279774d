// SPDX-License-Identifier: Apache-2.0
package acme;

/** Blocks, and the option {@code allow} names it. */
final class Reviewed {
  private Reviewed() {}

  static void load() throws InterruptedException {
    Thread.sleep(50);
  }
}
