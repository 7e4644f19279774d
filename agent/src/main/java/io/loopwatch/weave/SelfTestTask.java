// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

/**
 * A task that does nothing; a class and not a lambda, because the first lambda of a JVM costs 20
 * ms.
 */
final class SelfTestTask implements Runnable {
  @Override
  public void run() {}
}
