// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.function.Consumer;

/**
 * The way into a queue in miniature. Only ever run as the woven copy that {@link OriginSelfTest}
 * makes.
 */
final class SelfTestQueue implements Consumer<Object> {
  SelfTestQueue() {}

  /** Submits that task, and sets a timer: itself. */
  @Override
  public void accept(Object task) {
    submit(task);
    schedule(this);
  }

  private void submit(Object task) {}

  private void schedule(Object timer) {}
}
