// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.jctools;

import java.util.concurrent.LinkedBlockingQueue;

/** A queue of the kind that the watchdog asks for its size, which does something when asked. */
public final class HookedQueue extends LinkedBlockingQueue<Runnable> {
  private static final long serialVersionUID = 1L;

  private transient Runnable whenAsked = () -> {};

  /** Runs {@code action} the next time that the size is asked, and only then. */
  public void onNextSize(Runnable action) {
    whenAsked = action;
  }

  @Override
  public int size() {
    int size = super.size();
    Runnable action = whenAsked;
    whenAsked = () -> {};
    action.run();
    return size;
  }
}
