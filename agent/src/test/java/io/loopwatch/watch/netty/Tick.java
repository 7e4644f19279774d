// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.netty;

/** A task of an application that has the word in its own package, too. */
public final class Tick implements Runnable {
  /** For reflection. */
  public Tick() {}

  @Override
  public void run() {
    throw new AssertionError("nothing of a task is called");
  }
}
