// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a stall's time went, as the JVM and the system count it, from the jar as it ships. */
class EvidenceIT {
  private static final Path QUEUE = Path.of("/proc/thread-self/schedstat");
  private static final long MILLIS = 700;
  private static final long NANOS = MILLIS * 1_000_000;
  private static final int TRIES = 10;

  /** One that the watchdog saw most of: on a machine that is short of processors it may not. */
  private static Event spin(ChildJvm child) {
    Event stall = spinOnce(child);
    for (int i = 1; i < TRIES && !isSeen(stall); i++) {
      stall = spinOnce(child);
    }
    return stall;
  }

  private static boolean isSeen(Event stall) {
    return stall.number("samples") > 1 && stall.number("observedNanos") * 2 > NANOS;
  }

  private static Event spinOnce(ChildJvm child) {
    child.ask("work 0 quiet 0");
    int mark = child.events().mark();
    child.ask("work 0 spin " + MILLIS);
    Predicate<Event> ended = Event.stall("ended").and(one -> one.durationNanos() >= NANOS);
    return child.events().awaitSince(mark, "end of the computation", ended);
  }

  private static boolean isQueueTold() throws IOException {
    return Files.isReadable(QUEUE) && !Files.readString(QUEUE).trim().endsWith(" 0");
  }

  private static void assertPart(Event stall, String field) {
    assertThat(stall.field(field)).as(field + " in " + stall).isNotNull();
    assertThat(stall.number(field)).as(field).isBetween(0L, stall.durationNanos());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void countersOfTheJvmAndOfTheSystem_areRead(Jdk jdk) throws IOException {
    try (ChildJvm child = AppLogging.lab(jdk, "logback").start()) {
      Event stall = spin(child);
      assertPart(stall, "cpuNanos");
      assertPart(stall, "gcNanos");
      assertPart(stall, "safepointNanos");
      if (isQueueTold()) {
        assertPart(stall, "queuedNanos");
        assertThat(stall.number("cpuNanos") + stall.number("queuedNanos"))
            .as("it ran, or could have, in " + stall)
            .isGreaterThan(stall.number("observedNanos") / 2);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withoutThoseOfTheJvm_theCollectorIsKnownAndOtherPausesAreNot(Jdk jdk) {
    try (ChildJvm child = AppLogging.lab(jdk, "logback").jvm("-XX:-UsePerfData").start()) {
      Event stall = spin(child);
      assertPart(stall, "cpuNanos");
      assertPart(stall, "gcNanos");
      assertThat(stall.field("safepointNanos")).as("safepointNanos in " + stall).isNull();
    }
  }
}
