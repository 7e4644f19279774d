// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loops with short callbacks, and idle ones, in JVMs that are held up from without: it is told, and
 * no code is blamed. Each with a stall in the same JVM whose code is.
 */
class NothingBlamedIT {
  private static final int MOST_STORMS = 3;
  private static final int STORM_MILLIS = 1_500;
  private static final int LOST_PART = 10;
  private static final int STOPS = 3;
  private static final int STOP_MILLIS = 600;
  private static final int BETWEEN_MILLIS = 200;
  private static final int STARVED_MILLIS = 4_000;

  static Stream<Arguments> collectors() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of("Serial", "Parallel", "G1").map(name -> Arguments.of(jdk, name)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("collectors")
  void aStormOfCollections(Jdk jdk, String collector) {
    String option = "-XX:+Use" + collector + "GC";
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk).jvm(option))) {
      child.ask("warm Sleeps sleep");
      child.ask("fill 1200000");
      Blames blames = begin(child);
      storm(child);
      end(child, blames);
      child.askLater("storm 300");
      blames.loudTwin();
      blames.assertNobody();
      blames.assertTold("gc");
    }
  }

  /** Again where the host stood still in the meantime: that is a storm of nothing. */
  private static void storm(ChildJvm child) {
    for (int i = 0; i < MOST_STORMS; i++) {
      long lost = Machine.lostNanos();
      child.ask("storm " + STORM_MILLIS);
      if (Machine.lostNanos() - lost < TimeUnit.MILLISECONDS.toNanos(STORM_MILLIS) / LOST_PART) {
        return;
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aStoppedProcess(Jdk jdk) throws IOException, InterruptedException {
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk))) {
      child.ask("warm Sleeps sleep");
      Blames blames = begin(child);
      for (int i = 0; i < STOPS; i++) {
        Signals.stop(child.pid(), STOP_MILLIS);
        child.ask("rest " + BETWEEN_MILLIS);
      }
      end(child, blames);
      blames.loudTwin();
      blames.assertNobody();
      blames.assertTold("stopped");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aProcessThatADebuggerHolds(Jdk jdk) throws IOException, InterruptedException {
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk).jvm(Debugger.OPTION));
        Debugger debugger = Debugger.attach(child)) {
      child.ask("warm Sleeps sleep");
      Blames blames = begin(child);
      for (int i = 0; i < STOPS; i++) { // one may come while no callback runs
        debugger.hold(1_000);
        child.ask("rest " + BETWEEN_MILLIS);
      }
      end(child, blames);
      blames.loudTwin();
      blames.assertNobody();
      blames.assertTold("stopped");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aProcessWithoutAProcessor(Jdk jdk) throws IOException, InterruptedException {
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk))) {
      child.ask("warm Sleeps sleep");
      Neighbours.lower(child.pid());
      Blames blames;
      try (Neighbours busy = Neighbours.start()) {
        blames = begin(child);
        child.ask("rest " + STARVED_MILLIS);
        end(child, blames);
      }
      blames.loudTwin();
      blames.assertNobody();
      blames.assertTold("descheduled");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void idleLoops(Jdk jdk) {
    try (ChildJvm child = CorpusChild.start(jdk, CorpusChild.target(jdk))) {
      child.ask("warm Sleeps sleep");
      child.ask("idle");
      Blames blames = Blames.of(child);
      child.ask("rest 2000");
      blames.end();
      blames.loudTwin();
      blames.assertSilent();
    }
  }

  /** Short callbacks on some loops; the others have none. */
  private static Blames begin(ChildJvm child) {
    child.ask("idle");
    child.ask("churn");
    child.ask("rest " + BETWEEN_MILLIS); // their classes are loaded then
    return Blames.of(child);
  }

  private static void end(ChildJvm child, Blames blames) {
    child.ask("calm");
    blames.end();
  }
}
