// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

/** Reads Loopwatch's MBeans, in one call for each reading. For one thread. */
public final class JmxSource implements Source {
  /** The agent's own bean. */
  public static final String AGENT = "io.loopwatch:type=Loopwatch";

  private static final String LOOP = "io.loopwatch:type=Loop,name=";
  private static final String CARRIERS = "io.loopwatch:type=Carriers";

  /** In this order they are answered. */
  private static final String[] ATTRIBUTES = {
    "Figures", "ThresholdNanos", "LagThresholdNanos", "Stalls", "LongestNanos"
  };

  /** Attaching with other options takes the beans away for a moment. */
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final MBeanServerConnection server;
  private final long pid;
  private final ObjectName agent;
  private long answeredNanos = System.nanoTime();

  /** One that asks over a connection. */
  public JmxSource(MBeanServerConnection server, long pid) throws MalformedObjectNameException {
    this.server = server;
    this.pid = pid;
    this.agent = new ObjectName(AGENT);
  }

  @Override
  public Reading read() throws LostException, SilentException {
    try {
      List<Attribute> values = server.getAttributes(agent, ATTRIBUTES).asList();
      if (values.size() < ATTRIBUTES.length) { // one that fails is left out
        throw new SilentException("no answer: the watchdog is busy, or has just begun");
      }
      answeredNanos = System.nanoTime();
      return new Reading(
          answeredNanos,
          (long) values.get(1).getValue(),
          (long) values.get(2).getValue(),
          (long) values.get(3).getValue(),
          (long) values.get(4).getValue(),
          loops((CompositeData[]) values.get(0).getValue()));
    } catch (InstanceNotFoundException gone) {
      throw missing();
    } catch (IOException ended) {
      throw new LostException(pid + " has ended");
    } catch (JMException refused) {
      throw new SilentException("no answer: " + refused.getMessage());
    }
  }

  private SilentException missing() throws LostException {
    if (System.nanoTime() - answeredNanos >= PATIENCE_NANOS) {
      throw new LostException(pid + " is not watched by Loopwatch any more");
    }
    return new SilentException("no answer: detached, or attached with other options");
  }

  private static List<LoopReading> loops(CompositeData[] figures) {
    List<LoopReading> loops = new ArrayList<>();
    for (CompositeData each : figures) {
      loops.add(
          new LoopReading(
              (String) each.get("name"),
              (String) each.get("kind"),
              (long) each.get("callbacks"),
              (long) each.get("stalls"),
              (long) each.get("awakeNanos"),
              (long) each.get("asleepNanos"),
              (long) each.get("lagNowNanos"),
              (int) each.get("waitingTasks"),
              (long) each.get("runningNanos"),
              (String) each.get("culprit"),
              Tally.of((long[]) each.get("lagCounts")),
              Tally.of((long[]) each.get("callbackCounts"))));
    }
    return loops;
  }

  @Override
  public String stack(String loop, boolean isOfCarriers) throws LostException, SilentException {
    try {
      ObjectName name = new ObjectName(isOfCarriers ? CARRIERS : LOOP + ObjectName.quote(loop));
      return String.valueOf(server.invoke(name, "stack", null, null));
    } catch (IOException ended) {
      throw new LostException(pid + " has ended");
    } catch (InstanceNotFoundException gone) {
      throw new SilentException(loop + " has no bean: it has just come, or has ended");
    } catch (JMException | RuntimeMBeanException refused) {
      throw new SilentException("no answer: " + refused.getMessage());
    }
  }
}
