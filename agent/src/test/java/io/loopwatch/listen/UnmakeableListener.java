// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;

/** Cannot be made. */
public final class UnmakeableListener implements LoopwatchListener {
  /** Fails. */
  public UnmakeableListener() {
    throw new IllegalStateException("no configuration");
  }

  @Override
  public void event(LoopwatchEvent event) {
    throw new AssertionError("never made");
  }
}
