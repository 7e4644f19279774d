// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

/**
 * A callback that blocks in each way that can be woven. Only ever run as the woven copy that {@link
 * CallsSelfTest} makes.
 */
final class SelfTestCalls implements Runnable {
  SelfTestCalls() {}

  /** One call of each; it is the callback. */
  @Override
  public void run() {
    leaf();
    scope();
    empty();
    channel();
    nativeCall();
  }

  private static void leaf() {}

  private void scope() {
    leaf();
    leaf();
  }

  /** A scope in which nothing blocks is not told. */
  private void empty() {}

  private void channel() {}

  private static void nativeCall() {
    try {
      Thread.sleep(0);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
