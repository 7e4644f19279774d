// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.event.BlockingSite;
import io.loopwatch.report.CallText;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Answers requests for where loops block. Any thread may ask. */
final class BlockingBean implements BlockingMXBean {
  static final String NAME = "io.loopwatch:type=Blocking";
  private static final int SHOWN = 10;

  private final BlockingSites sites;

  private BlockingBean(BlockingSites sites) {
    this.sites = sites;
  }

  /**
   * Makes it known to the platform's server.
   *
   * @throws JMException where there is one of that name, or the server does not want it
   */
  static void register(BlockingSites sites) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new BlockingBean(sites), new ObjectName(NAME));
  }

  @Override
  public String getWorst() {
    return CallText.table(sites.worst(SHOWN));
  }

  @Override
  public long getCalls() {
    return sites.worst(Integer.MAX_VALUE).stream().mapToLong(BlockingSite::count).sum();
  }

  @Override
  public long getTotalNanos() {
    return sites.worst(Integer.MAX_VALUE).stream().mapToLong(BlockingSite::totalNanos).sum();
  }
}
