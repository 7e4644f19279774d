// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopState;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Which beans the platform's server has. Used by one thread at a time. */
final class Registration {
  private final LoopwatchBean agent;
  private final @Nullable BlockingBean blocking;
  private final States states;
  private final LiveFigures live;
  private final Set<String> registered = new HashSet<>();
  private volatile boolean gaveUp;
  private volatile boolean isUpToDate;

  /**
   * Has registered nothing yet.
   *
   * @param blocking null where no blocking call is seen
   */
  Registration(
      LoopwatchBean agent, @Nullable BlockingBean blocking, States states, LiveFigures live) {
    this.agent = agent;
    this.blocking = blocking;
    this.states = states;
    this.live = live;
  }

  /**
   * The agent's own first, then one for each loop that there is now; those of others go.
   *
   * @throws JMException where there is one of that name, or the server does not want it
   * @throws IllegalStateException where the watchdog does not answer
   */
  void bringUpToDate() throws JMException {
    isUpToDate = false;
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    if (blocking != null) {
      add(server, BlockingBean.NAME, blocking);
    }
    add(server, LoopwatchBean.NAME, agent);
    Set<String> present = new HashSet<>();
    for (Map.Entry<String, LoopState> entry : states.get().entrySet()) {
      boolean isOfCarriers = States.isOfCarriers(entry.getValue());
      String name = isOfCarriers ? CarriersBean.NAME : LoopBean.name(entry.getKey());
      present.add(name);
      add(
          server,
          name,
          isOfCarriers
              ? new CarriersBean(states, live)
              : new LoopBean(entry.getKey(), states, live));
    }
    removeOthers(server, present);
    isUpToDate = true;
  }

  /** Whether the last try came to its end. Any thread may ask. */
  boolean isUpToDate() {
    return isUpToDate;
  }

  private void add(MBeanServer server, String name, Object bean) throws JMException {
    if (registered.add(name)) {
      server.registerMBean(bean, new ObjectName(name));
    }
  }

  private void removeOthers(MBeanServer server, Set<String> present) throws JMException {
    for (String name : Set.copyOf(registered)) {
      boolean isOfALoop = !name.equals(LoopwatchBean.NAME) && !name.equals(BlockingBean.NAME);
      if (isOfALoop && !present.contains(name)) {
        registered.remove(name);
        remove(server, name);
      }
    }
  }

  /**
   * Removes all of them.
   *
   * @throws JMException where the server does not let one go
   */
  void takeBack() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (String name : Set.copyOf(registered)) {
      registered.remove(name);
      remove(server, name);
    }
  }

  private static void remove(MBeanServer server, String name) throws JMException {
    try {
      server.unregisterMBean(new ObjectName(name));
    } catch (InstanceNotFoundException gone) {
      return; // somebody else has removed it: so much the better
    }
  }

  /** The server does not want ours: it is not asked again. */
  void giveUp() {
    gaveUp = true;
  }

  boolean hasGivenUp() {
    return gaveUp;
  }
}
