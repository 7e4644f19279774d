// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;

/** Takes nothing. */
public final class ThrowingListener implements LoopwatchListener {
  @Override
  public void event(LoopwatchEvent event) {
    throw new IllegalStateException("not today");
  }
}
