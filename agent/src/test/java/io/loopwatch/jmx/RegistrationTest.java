// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.config.Options;
import io.loopwatch.config.OptionsParser;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopState;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Operation;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Probe;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Clock;
import io.loopwatch.watch.Limits;
import io.loopwatch.watch.LoopLoaders;
import io.loopwatch.watch.Mounting;
import io.loopwatch.watch.Watchdog;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The beans, in the platform's own server. */
class RegistrationTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<LoopState> loops = new ArrayList<>();
  private long now;
  private final Watchdog watchdog = watchdog();
  private final States states = new States(() -> List.copyOf(loops), () -> now += 1_000_000_000L);
  private final LiveFigures live =
      new LiveFigures(
          states,
          loop -> List.copyOf(loops),
          new Frames(List.of("com.acme")),
          () -> watchdog.limits().callbackNanos());
  private Registration registration = registration("");

  private Registration registration(String arguments) {
    Options options = OptionsParser.parse(arguments, new Properties(), Map.of()).options();
    LimitSetting limits = new LimitSetting(watchdog, options);
    LoopwatchBean agent =
        new LoopwatchBean("1.0", new Culprits(), states, limits, () -> List.copyOf(loops), live);
    return new Registration(agent, new BlockingBean(new BlockingSites()), states, live);
  }

  private static Watchdog watchdog() {
    return new Watchdog(
        Clock.SYSTEM,
        new Limits(100, 200, 300, 1_000_000, 400, 500, 10),
        name -> true,
        Heartbeat.NEVER,
        0,
        number -> new Operation("none", "none"),
        () -> Mounting.UNSEEN,
        new LoopLoaders(),
        new Nobody());
  }

  @AfterEach
  void removeAll() throws JMException {
    for (String name : names()) {
      server.unregisterMBean(new ObjectName(name));
    }
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    Probe.configureBlocking(Long.MAX_VALUE, null);
    Carriers.configure(Long.MAX_VALUE);
  }

  @Test
  void loopsComeAndGo() throws JMException {
    loops.add(StatesTest.state("loop \"1\", a=b*", 10));
    registration.bringUpToDate();
    String loop = "io.loopwatch:type=Loop,name=\"loop \\\"1\\\", a=b\\*\"";
    assertThat(names())
        .containsExactlyInAnyOrder(
            "io.loopwatch:type=Loopwatch", "io.loopwatch:type=Blocking", loop);
    assertThat(server.getAttribute(new ObjectName(loop), "Callbacks")).isEqualTo(10L);
    assertThat(server.getAttribute(new ObjectName(loop), "Utilization")).isEqualTo(0.25);
    assertThat(server.getAttribute(new ObjectName(loop), "WaitingTasks")).isEqualTo(7);
    loops.clear();
    loops.add(carriers());
    registration.bringUpToDate();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "io.loopwatch:type=Loopwatch", "io.loopwatch:type=Blocking", CarriersBean.NAME);
    ObjectName carriers = new ObjectName(CarriersBean.NAME);
    assertThat(server.getAttribute(carriers, "Mounts")).isEqualTo(9L);
    assertThat(server.getAttribute(carriers, "WaitingThreads")).isEqualTo(4);
  }

  private static LoopState carriers() {
    return new LoopState(new LoopTotals(LoopId.CARRIERS, 9, 0, 1, 2, 3, 4, 5, 6), 4, 0, List.of());
  }

  @Test
  void whatSomebodyElseHasRemoved_isNoTrouble() throws JMException {
    loops.add(StatesTest.state("loop-1", 10));
    registration.bringUpToDate();
    server.unregisterMBean(new ObjectName(LoopBean.name("loop-1")));
    loops.clear();
    registration.bringUpToDate();
    assertThat(names()).hasSize(2);
  }

  @Test
  void aNameThatIsTaken_isThrown() throws JMException {
    registration.bringUpToDate();
    assertThatThrownBy(() -> registration("").bringUpToDate())
        .isInstanceOf(InstanceAlreadyExistsException.class);
  }

  @Test
  void everyThreshold_canBeSet() throws JMException {
    registration.bringUpToDate();
    set("ThresholdNanos", 1_000_000);
    set("IterationThresholdNanos", 2_000_000);
    set("LagThresholdNanos", 3_000_000);
    set("BlockingThresholdNanos", 0);
    set("PinThresholdNanos", 5_000_000);
    assertThat(watchdog.limits())
        .isEqualTo(new Limits(1_000_000, 2_000_000, 3_000_000, 1_000_000, 0, 5_000_000, 10));
    assertThat(get("ThresholdNanos")).isEqualTo(1_000_000L);
    assertThat(get("BlockingThresholdNanos")).isEqualTo(0L);
  }

  @Test
  void whatIsOutOfRange_isRefused_andNothingChanges() throws JMException {
    registration.bringUpToDate();
    Limits before = watchdog.limits();
    for (String name : List.of("Threshold", "IterationThreshold", "LagThreshold", "PinThreshold")) {
      isRefused(name + "Nanos", 999_999);
      isRefused(name + "Nanos", 3_600_000_000_001L);
    }
    isRefused("BlockingThresholdNanos", -1);
    assertThat(watchdog.limits()).isEqualTo(before);
  }

  @Test
  void withBlockingOff_itsThresholdCannotBeSet() throws JMException {
    registration = registration("blocking=off");
    registration.bringUpToDate();
    isRefused("BlockingThresholdNanos", 1_000_000);
  }

  @Test
  void figuresOfAllLoops_areOneAnswer() throws JMException {
    loops.addAll(List.of(StatesTest.blocked("loop-1", 100), carriers()));
    registration.bringUpToDate();
    CompositeData[] figures = (CompositeData[]) get("Figures");
    assertThat(figures).hasSize(2);
    assertThat(figures[0].get("name")).isEqualTo("loop-1");
    assertThat(figures[0].get("kind")).isEqualTo("netty");
    assertThat(figures[0].get("culprit")).isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat((long[]) figures[0].get("lagCounts")).containsExactly(1_024, 3, 4_096, 1);
    assertThat(figures[1].get("kind")).isEqualTo("carrier");
    assertThat(figures[1].get("culprit")).isEqualTo("");
  }

  @Test
  void theBeanOfALoop_saysTheSame() throws JMException {
    loops.addAll(List.of(StatesTest.blocked("loop-1", 100), carriers()));
    registration.bringUpToDate();
    ObjectName loop = new ObjectName(LoopBean.name("loop-1"));
    assertThat(server.getAttribute(loop, "Culprit"))
        .isEqualTo("com.acme.Orders.load(Orders.java:42)");
    assertThat((long[]) server.getAttribute(loop, "LagCounts")).containsExactly(1_024, 3, 4_096, 1);
    assertThat((long[]) server.getAttribute(loop, "CallbackCounts")).containsExactly(512, 2);
    assertThat(server.getAttribute(loop, "LagNowNanos")).isEqualTo(77L);
    assertThat(server.getAttribute(loop, "AwakeNanos")).isEqualTo(250L);
    assertThat(server.getAttribute(loop, "AsleepNanos")).isEqualTo(750L);
    assertThat((String) server.invoke(loop, "stack", null, null))
        .contains("\n\tat com.acme.Orders.load(Orders.java:42)");
  }

  /** The silent twin: it runs, and not for too long. */
  @Test
  void aCallbackBelowTheThreshold_hasNoCulprit() throws JMException {
    loops.add(StatesTest.blocked("loop-1", 99));
    registration.bringUpToDate();
    ObjectName loop = new ObjectName(LoopBean.name("loop-1"));
    assertThat(server.getAttribute(loop, "Culprit")).isEqualTo("");
    assertThat(server.getAttribute(loop, "RunningNanos")).isEqualTo(99L);
  }

  @Test
  void aDump_tellsOfEachLoop() throws JMException {
    registration.bringUpToDate();
    ObjectName agent = new ObjectName(LoopwatchBean.NAME);
    assertThat(server.invoke(agent, "dumpNow", null, null)).isEqualTo("no loop was seen");
    loops.add(StatesTest.state("loop-1", 10));
    assertThat((String) server.invoke(agent, "dumpNow", null, null))
        .startsWith("loop-1: 10 callbacks, 25 % busy")
        .endsWith("7 waiting, runs for 0 us");
  }

  private void isRefused(String name, long nanos) {
    assertThatThrownBy(() -> set(name, nanos))
        .isInstanceOf(RuntimeMBeanException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private void set(String name, long nanos) throws JMException {
    server.setAttribute(new ObjectName(LoopwatchBean.NAME), new Attribute(name, nanos));
  }

  private Object get(String name) throws JMException {
    return server.getAttribute(new ObjectName(LoopwatchBean.NAME), name);
  }

  private Set<String> names() throws JMException {
    return server.queryNames(new ObjectName("io.loopwatch:*"), null).stream()
        .map(ObjectName::getCanonicalName)
        .map(name -> name.replaceFirst("name=(.*),type=Loop$", "type=Loop,name=$1"))
        .collect(Collectors.toSet());
  }
}
