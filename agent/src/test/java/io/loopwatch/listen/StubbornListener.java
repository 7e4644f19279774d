// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;
import java.util.concurrent.CountDownLatch;

/** Hangs in its first event until a test lets it go. */
public final class StubbornListener implements LoopwatchListener {
  /** Let go. */
  public static final CountDownLatch GO = new CountDownLatch(1);

  @Override
  public void event(LoopwatchEvent event) {
    try {
      GO.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
