// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attached and detached fifty times under load: no thread stays, nor anything in the heap. */
class AttachRoundsIT {
  private static final int ROUNDS = 50;
  private static final int SETTLED = 5;

  /** For each round: half of that is what the JVM keeps of classes that are woven and restored. */
  private static final long MOST_METASPACE = 1 << 20;

  private static final long MOST_HEAP = 2 << 20;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void leaveTheJvmAsItWas(Jdk jdk) throws Exception {
    Cell cell = new Cell(jdk, "netty-4.2", "nio");
    try (ChildJvm child = cell.start(cell.target().withoutAgent());
        Traffic traffic = Traffic.to(child, "/quiet/task/0", 2)) {
      traffic.await(2_000);
      for (int i = 0; i < SETTLED; i++) {
        round(child, traffic);
      }
      Figures before = Figures.of(child);
      for (int i = SETTLED; i < ROUNDS; i++) {
        round(child, traffic);
      }
      Figures after = Figures.of(child);
      String what = before + " became " + after;
      assertThat(after.ours()).as(what).isEmpty();
      assertThat(after.metaspace() - before.metaspace())
          .as(what)
          .isLessThan(MOST_METASPACE * (ROUNDS - SETTLED));
      assertThat(after.heap() - before.heap()).as(what).isLessThan(MOST_HEAP);
      assertThat(traffic.failures()).isEmpty();
    }
  }

  private static void round(ChildJvm child, Traffic traffic) throws Exception {
    load(child, "attach", "events=events.jsonl,histograms=run.hlog");
    traffic.await(50);
    load(child, "detach", "");
    traffic.await(50);
  }

  private static void load(ChildJvm child, String verb, String options)
      throws IOException,
          AttachNotSupportedException,
          AgentLoadException,
          AgentInitializationException {
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

  /** What must not grow, after two collections. */
  private record Figures(long metaspace, long heap, List<String> ours) {
    static Figures of(ChildJvm child) {
      ThreadNames.jcmd(child, "GC.run");
      ThreadNames.jcmd(child, "GC.run");
      String counters = ThreadNames.jcmd(child, "PerfCounter.print");
      List<String> ours =
          ThreadNames.of(child).stream().filter(name -> name.startsWith("loopwatch")).toList();
      return new Figures(number(counters, "sun\\.gc\\.metaspace\\.used"), heap(child), ours);
    }

    private static long number(String text, String name) {
      Matcher matcher = Pattern.compile("(?m)^" + name + "=(\\d+)").matcher(text);
      assertThat(matcher.find()).as(name + " in " + text).isTrue();
      return Long.parseLong(matcher.group(1));
    }

    /** Of all live objects. */
    private static long heap(ChildJvm child) {
      String histogram = ThreadNames.jcmd(child, "GC.class_histogram");
      Matcher matcher = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(histogram);
      assertThat(matcher.find()).as("total of the histogram").isTrue();
      return Long.parseLong(matcher.group(1));
    }
  }
}
