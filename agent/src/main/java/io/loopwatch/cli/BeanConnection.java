// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import io.loopwatch.top.JmxSource;
import io.loopwatch.top.Subject;
import java.io.IOException;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A connection to the MBeans of a JVM of this machine, by its own local management agent. */
final class BeanConnection implements AutoCloseable {
  /** The beans come within a second of the agent's start. */
  private static final long FIRST_MILLIS = 3_000;

  private static final long THEN_MILLIS = 10_000;
  private static final long STEP_MILLIS = 50;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final JMXConnector connector;
  private final JmxSource source;
  private final Subject subject;

  private BeanConnection(JMXConnector connector, JmxSource source, Subject subject) {
    this.connector = connector;
    this.source = source;
    this.subject = subject;
  }

  /**
   * Connects, and waits until the beans are there.
   *
   * @throws UnusableException where it is not watched, or does not answer
   */
  @SuppressWarnings("BanJNDI") // it names no directory: the URL is the JVM's own, of this machine
  static BeanConnection to(Target target, long pid) throws UnusableException, InterruptedException {
    Properties there = target.watched();
    try {
      JMXConnector connector =
          JMXConnectorFactory.connect(new JMXServiceURL(target.managementAddress()));
      try {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        awaitBeans(server, target, pid);
        Subject subject =
            new Subject(pid, main(there), there.getProperty(Reply.VERSION, "?"), started(server));
        return new BeanConnection(connector, new JmxSource(server, pid), subject);
      } catch (UnusableException | IOException | JMException | RuntimeException failed) {
        connector.close();
        throw failed;
      }
    } catch (IOException | JMException refused) {
      throw new UnusableException(pid + " cannot be asked over JMX: " + refused.getMessage());
    }
  }

  private static void awaitBeans(MBeanServerConnection server, Target target, long pid)
      throws UnusableException, IOException, JMException, InterruptedException {
    if (!isThere(server, FIRST_MILLIS)) {
      target.ask(Verb.ANSWER, ""); // says why not, or has it look for loops
      if (!isThere(server, THEN_MILLIS)) {
        throw new UnusableException(
            pid + " has no MBeans of Loopwatch: why not is in its own log, or on its stderr");
      }
    }
  }

  private static boolean isThere(MBeanServerConnection server, long millis)
      throws IOException, JMException, InterruptedException {
    ObjectName name = new ObjectName(JmxSource.AGENT);
    long end = System.nanoTime() + millis * NANOS_A_MILLI;
    while (!server.isRegistered(name)) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(STEP_MILLIS);
    }
    return true;
  }

  private static long started(MBeanServerConnection server) throws IOException, JMException {
    long up = (long) server.getAttribute(new ObjectName("java.lang:type=Runtime"), "Uptime");
    return System.nanoTime() - up * NANOS_A_MILLI;
  }

  /** The class, or the jar's file, without its arguments. */
  private static String main(Properties there) {
    String command = there.getProperty("sun.java.command", "").strip();
    String first = command.isEmpty() ? "unknown" : command.split(" ", 2)[0];
    return first.substring(first.lastIndexOf('/') + 1);
  }

  JmxSource source() {
    return source;
  }

  Subject subject() {
    return subject;
  }

  /** Where the JVM there has ended, so has the connection. */
  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException ended) {
      return;
    }
  }
}
