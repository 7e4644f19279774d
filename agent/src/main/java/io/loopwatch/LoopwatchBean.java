// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.report.SummaryText;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Answers requests for what stalled loops. Any thread may ask. */
final class LoopwatchBean implements LoopwatchMXBean {
  static final String NAME = "io.loopwatch:type=Loopwatch";
  private static final int SHOWN = 10;

  private final Culprits culprits;

  LoopwatchBean(Culprits culprits) {
    this.culprits = culprits;
  }

  /**
   * Makes it known to the platform's server.
   *
   * @throws JMException where there is one of that name, or the server does not want it
   */
  static void register(Culprits culprits) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new LoopwatchBean(culprits), new ObjectName(NAME));
  }

  @Override
  public String getSummary() {
    return SummaryText.of(culprits.all(), culprits.worstLoops(SHOWN), culprits.worst(SHOWN));
  }

  @Override
  public long getStalls() {
    return culprits.all().stalls();
  }

  @Override
  public long getBlockedNanos() {
    return culprits.all().blockedNanos();
  }

  @Override
  public long getOverNanos() {
    return culprits.all().overNanos();
  }

  @Override
  public long getLongestNanos() {
    return culprits.all().longestNanos();
  }
}
