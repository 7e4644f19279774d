// SPDX-License-Identifier: Apache-2.0
package acme;

/** The application under test. */
final class Orders {
  private Orders() {}

  /** Blocks whoever calls it. */
  static void load() throws InterruptedException {
    Thread.sleep(50);
  }

  /** Blocks, and hides what comes of it. */
  static void loadAndHide() {
    try {
      load();
    } catch (Throwable hidden) {
      Thread.interrupted();
    }
  }
}
