// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import java.util.List;
import java.util.function.BooleanSupplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Whether this JVM has the platform's MBean server already. It is never made for the question:
 * making it takes 400 ms, and may set up the JDK's log manager before the application does its own.
 */
public final class PlatformServer implements BooleanSupplier {
  private boolean isMissing;

  /** An application's own server does not count: nobody would look for our beans there. */
  @Override
  public boolean getAsBoolean() {
    if (isMissing) {
      return false;
    }
    try {
      List<MBeanServer> servers = MBeanServerFactory.findMBeanServer(null);
      return !servers.isEmpty() && isPlatforms(servers);
    } catch (NoClassDefFoundError | SecurityException none) { // no java.management, or not for us
      isMissing = true;
      return false;
    }
  }

  private static boolean isPlatforms(List<MBeanServer> servers) {
    try {
      ObjectName runtime = new ObjectName("java.lang:type=Runtime");
      return servers.stream().anyMatch(server -> server.isRegistered(runtime));
    } catch (MalformedObjectNameException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
