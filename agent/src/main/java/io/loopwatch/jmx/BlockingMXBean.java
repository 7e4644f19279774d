// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import javax.management.MXBean;

/** Where loops block, on request: {@code io.loopwatch:type=Blocking} in any client of JMX. */
@MXBean
public interface BlockingMXBean {
  /** The ten sites that took most time, for people: one a line. */
  String getWorst();

  /** Calls told, since the JVM began. */
  long getCalls();

  /** How long all loops have blocked in calls, in nanoseconds, since the JVM began. */
  long getTotalNanos();
}
