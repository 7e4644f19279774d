// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client of JMX in another JVM sees, and what it can set. */
class JmxIT {
  private static final String AGENT = "io.loopwatch:type=Loopwatch";
  private static final long SECOND = 1_000_000_000L;

  static Stream<Arguments> frameworks() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of("netty-4.1", "netty-4.2", "vertx-5")
                    .map(framework -> Arguments.of(jdk, framework)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void everyLoopHasItsFigures(Jdk jdk, String framework) throws Exception {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    ask(
        cell.start(cell.target().option("threshold", "300ms")),
        (child, server, agent) -> {
          cell.client(child).call("/sleep/task/" + OneStall.MILLIS);
          Event told = child.events().await("its end", OneStall.sleep("ended"));
          ObjectName loop =
              new ObjectName("io.loopwatch:type=Loop,name=" + ObjectName.quote(told.loop()));
          Jmx.await(server, loop);
          assertThat(server.getAttribute(loop, "Kind")).isEqualTo(cell.loopKind());
          assertThat((long) server.getAttribute(loop, "Stalls")).isPositive();
          assertThat((long) server.getAttribute(loop, "LongestCallbackNanos"))
              .isGreaterThanOrEqualTo(told.durationNanos());
          assertThat((long) server.getAttribute(loop, "Callbacks")).isPositive();
          assertThat((double) server.getAttribute(loop, "Utilization")).isBetween(0.0, 1.0);
          assertThat((int) server.getAttribute(agent, "Loops")).isPositive();
        });
  }

  /** Nothing has stalled yet: a threshold can be set all the same. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void theBeansAreThereForWhoeverConnects(Jdk jdk) throws Exception {
    ask(
        AppLogging.lab(jdk).option("threshold", "60s").start(),
        (child, server, agent) -> {
          assertThat(server.getAttribute(agent, "Stalls")).isEqualTo(0L);
          server.setAttribute(agent, new Attribute("ThresholdNanos", 300_000_000L));
          Event told = OneStall.on(child);
          assertThat(told.number("thresholdNanos")).isEqualTo(300_000_000L);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aThresholdThatIsSetIsTheOneThatCounts(Jdk jdk) throws Exception {
    ask(
        AppLogging.lab(jdk).start(),
        (child, server, agent) -> {
          OneStall.on(child);
          assertThat(server.getAttribute(agent, "ThresholdNanos")).isEqualTo(300_000_000L);
          server.setAttribute(agent, new Attribute("ThresholdNanos", 60 * SECOND));
          int mark = child.events().mark();
          child.ask("work 0 sleep " + OneStall.MILLIS); // none, for it is below the new one
          server.setAttribute(agent, new Attribute("ThresholdNanos", 100_000_000L));
          child.ask("work 0 quiet 0");
          child.ask("work 0 sleep 200");
          Event told = child.events().awaitSince(mark, "the shorter", Event.stall("ended"));
          assertThat(told.durationNanos()).isBetween(200_000_000L, 500_000_000L);
          assertThat(told.number("thresholdNanos")).isEqualTo(100_000_000L);
          assertThatThrownBy(
                  () -> server.setAttribute(agent, new Attribute("ThresholdNanos", 999_999L)))
              .isInstanceOf(RuntimeMBeanException.class)
              .hasMessageContaining("999999 ns is not from 1000000 to 3600000000000 ns");
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aDumpShowsWhatRuns(Jdk jdk) throws Exception {
    ask(
        AppLogging.lab(jdk).start(),
        (child, server, agent) -> {
          OneStall.on(child);
          int mark = child.events().mark();
          CompletableFuture<String> work = child.askLater("work 0 sleep 2000");
          Event seen = child.events().awaitSince(mark, "the sleep", Event.stall("seen"));
          String dump = (String) server.invoke(agent, "dumpNow", null, null);
          assertThat(work).isNotDone();
          assertThat(dump)
              .contains(seen.loop() + ": ")
              .containsPattern(
                  "1 stall, .*, runs for \\d+ ms\n\tat java\\.base/java\\.lang\\.Thread")
              .contains("Culprits.sleep(Culprits.java:");
          Client.get(work);
        });
  }

  /** What a client of JMX does. */
  private interface Questions {
    void ask(ChildJvm child, MBeanServerConnection server, ObjectName agent) throws Exception;
  }

  private static void ask(ChildJvm child, Questions client) throws Exception {
    try (child;
        JMXConnector connector = Jmx.connect(child)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      ObjectName agent = new ObjectName(AGENT);
      Jmx.await(server, agent);
      client.ask(child, server, agent);
      connector.close(); // while the child still answers
      assertThat(child.stop()).isZero();
    }
  }
}
