// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attached and detached fifty times under load, with a stall, files, a port, a recording of JFR,
 * MBeans and a listener each time: no thread stays, no file, nothing in the heap, nothing in JMX.
 */
class AttachRoundsIT {
  private static final int ROUNDS = 50;
  private static final int SETTLED = 5;

  /**
   * For each round. HotSpot keeps the version of a class of which a native method was compiled: one
   * of {@code Thread}, where the application sleeps often, is 45 KB. Seen: 50 KB to 175 KB.
   */
  private static final long MOST_METASPACE = 250_000;

  private static final long MOST_HEAP = 2 << 20;

  @TempDir static Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void leaveTheJvmAsItWas(Jdk jdk) throws Exception {
    Cell cell = new Cell(jdk, "netty-4.2", "nio");
    Target target =
        cell.target()
            .withoutAgent()
            .classes(ListenerFolder.in(folder.resolve(jdk.toString())))
            .jvm("-XX:StartFlightRecording:maxsize=1m");
    try (ChildJvm child = cell.start(target);
        Traffic traffic = Traffic.to(child, "/quiet/task/0", 2)) {
      traffic.await(500);
      rounds(SETTLED, cell, child, traffic);
      JvmFigures before = JvmFigures.of(child);
      rounds(ROUNDS - SETTLED, cell, child, traffic);
      JvmFigures after = JvmFigures.of(child);
      String what = before + " became " + after;
      assertThat(after.threads()).as(what).isEmpty();
      assertThat(after.files()).isEqualTo(before.files());
      assertThat(after.metaspace() - before.metaspace())
          .as(what)
          .isLessThan(MOST_METASPACE * (ROUNDS - SETTLED));
      assertThat(after.heap() - before.heap()).as(what).isLessThan(MOST_HEAP);
      assertThat(traffic.failures()).isEmpty();
      assertThat(beans(child)).isEmpty();
      assertThat(Files.readAllLines(child.directory().resolve("told.txt")))
          .filteredOn(line -> line.startsWith("stall ended netty sleep "))
          .as("what the listener was told")
          .hasSize(ROUNDS);
    }
  }

  private static void rounds(int count, Cell cell, ChildJvm child, Traffic traffic)
      throws Exception {
    for (int i = 0; i < count; i++) {
      int told = child.events().mark();
      load(child, "attach", "threshold=20ms,events=events.jsonl,histograms=run.hlog,http=0");
      cell.client(child).call("/sleep/io/40");
      child.events().awaitSince(told, "the stall of this round", event -> event.is("stall"));
      traffic.await(50);
      load(child, "detach", "");
      traffic.await(50);
    }
  }

  private static void load(ChildJvm child, String verb, String options) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
    try {
      String request = "@loopwatch round any " + verb + " " + options;
      machine.loadAgent(Places.agent().toString(), request);
      String answer = machine.getSystemProperties().getProperty("io.loopwatch.answer");
      assertThat(answer).as(verb).startsWith("round\n0\n");
    } finally {
      machine.detach();
    }
  }

  private static Set<ObjectName> beans(ChildJvm child) throws Exception {
    try (JMXConnector connector = Jmx.connect(child)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      return server.queryNames(new ObjectName("io.loopwatch:*"), null);
    }
  }
}
