// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A virtual thread that looks whether its own mount was seen. */
final class MountTrial implements Runnable {
  private static final long WAIT_SECONDS = 2;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Outcome outcome = Outcome.UNPROVEN;

  /** What it saw. */
  enum Outcome {
    /** The hook works. */
    SEEN,
    /** The hook does not. */
    UNSEEN,
    /** It got no carrier, all are held: nothing speaks against the hook. */
    UNPROVEN
  }

  private MountTrial() {}

  @Override
  public void run() {
    Carrier carrier = Carriers.carrying();
    boolean isSeen = carrier != null && (carrier.sequence() & 1) == 1;
    outcome = isSeen ? Outcome.SEEN : Outcome.UNSEEN;
    done.countDown();
  }

  /** Starts one and waits for it. */
  static Outcome outcome() {
    MountTrial trial = new MountTrial();
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, trial);
      trial.done.await(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return Outcome.UNSEEN;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    return trial.outcome;
  }
}
