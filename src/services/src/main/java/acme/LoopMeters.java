// SPDX-License-Identifier: Apache-2.0
package acme;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;

/** The figures of each loop, by its MBean, as gauges and counters; loops come and go. */
public final class LoopMeters implements MeterBinder {
  private static final String DOMAIN = "io.loopwatch";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Map<ObjectName, List<Meter>> bound = new ConcurrentHashMap<>();

  @Override
  public void bindTo(MeterRegistry registry) {
    try {
      server.addNotificationListener(
          MBeanServerDelegate.DELEGATE_NAME,
          (notification, unused) -> changed((MBeanServerNotification) notification, registry),
          null,
          null);
      server
          .queryNames(new ObjectName(DOMAIN + ":type=Loop,*"), null)
          .forEach(name -> bind(name, registry));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private void changed(MBeanServerNotification change, MeterRegistry registry) {
    ObjectName name = change.getMBeanName();
    if (!name.getDomain().equals(DOMAIN) || !"Loop".equals(name.getKeyProperty("type"))) {
      return;
    }
    if (change.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)) {
      bind(name, registry);
    } else {
      List<Meter> gone = bound.remove(name);
      if (gone != null) {
        gone.forEach(registry::remove);
      }
    }
  }

  private void bind(ObjectName name, MeterRegistry registry) {
    bound.computeIfAbsent(name, loop -> meters(loop, registry));
  }

  private List<Meter> meters(ObjectName name, MeterRegistry registry) {
    Tags loop = Tags.of("loop", ObjectName.unquote(name.getKeyProperty("name")));
    return List.of(
        Gauge.builder("eventloop.utilization", () -> value(name, "Utilization"))
            .tags(loop)
            .register(registry),
        Gauge.builder("eventloop.tasks.pending", () -> value(name, "WaitingTasks"))
            .tags(loop)
            .register(registry),
        FunctionCounter.builder("eventloop.stalls", name, bean -> value(bean, "Stalls"))
            .tags(loop)
            .register(registry));
  }

  private double value(ObjectName name, String attribute) {
    try {
      return ((Number) server.getAttribute(name, attribute)).doubleValue();
    } catch (JMException | RuntimeException ended) {
      return Double.NaN;
    }
  }
}
