// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A client of a child's JMX, as {@code jconsole} is one. */
public final class Jmx {
  private Jmx() {}

  /** Connects by the JVM's own management agent, which it starts where it does not run. */
  @SuppressWarnings("BanJNDI") // it names no directory: the URL is the child's own, of this machine
  public static JMXConnector connect(ChildJvm child) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(child.pid()));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  /** Waits for a bean. */
  public static void await(MBeanServerConnection server, ObjectName name) {
    Waiting.until(
        name.toString(),
        Deadlines.REPORT,
        () -> isThere(server, name) ? Optional.of(name) : Optional.empty(),
        () -> names(server).toString());
  }

  private static boolean isThere(MBeanServerConnection server, ObjectName name) {
    try {
      return server.isRegistered(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> names(MBeanServerConnection server) {
    try {
      return server.queryNames(null, null).stream()
          .map(ObjectName::toString)
          .filter(name -> name.startsWith("io.loopwatch"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
