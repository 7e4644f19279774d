// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names of threads that are not loops. */
public final class Workers {
  private Workers() {}

  /** Makes daemon threads called {@code name-1}, {@code name-2}, … */
  public static ThreadFactory daemons(String name) {
    AtomicInteger made = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + made.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
