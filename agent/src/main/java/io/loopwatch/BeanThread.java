// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers what answers over JMX, on a thread of its own and not before there is an answer: the
 * platform's server takes 400 ms to start, which nobody shall pay whose loops never stall, and an
 * application that brings its own log manager must have set it up first.
 */
final class BeanThread extends Thread {
  private static final long LONGEST_START_MILLIS = 1_000;

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

  /** Takes them back: nobody answers any more. */
  void end() {
    try {
      join(LONGEST_START_MILLIS);
      unregister(BlockingBean.NAME);
      unregister(LoopwatchBean.NAME);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (JMException | RuntimeException refused) {
      System.err.println("loopwatch: what answers over JMX could not be taken back: " + refused);
    }
  }

  private static void unregister(String name) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName bean = new ObjectName(name);
    if (server.isRegistered(bean)) {
      server.unregisterMBean(bean);
    }
  }
}
