// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.function.Consumer;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Registers what answers over JMX, on a thread of its own and not before there is an answer: the
 * platform's server takes 400 ms to start, which nobody shall pay whose loops never stall, and an
 * application that brings its own log manager must have set it up first.
 */
final class BeanThread extends Thread {
  private final @Nullable BlockingSites sites;
  private final Culprits culprits;
  private final Consumer<String> notices;

  /**
   * Makes one.
   *
   * @param sites null where no blocking call is seen
   */
  BeanThread(@Nullable BlockingSites sites, Culprits culprits, Consumer<String> notices) {
    super("loopwatch-jmx");
    setDaemon(true);
    this.sites = sites;
    this.culprits = culprits;
    this.notices = notices;
  }

  @Override
  public void run() {
    try {
      if (sites != null) {
        BlockingBean.register(sites);
      }
      LoopwatchBean.register(culprits);
    } catch (JMException | RuntimeException | Error refused) {
      notices.accept("nothing can be asked over JMX, all else works: " + refused);
    }
  }
}
