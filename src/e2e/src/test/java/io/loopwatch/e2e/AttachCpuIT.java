// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After detaching a request takes the CPU that it took before: with a bound so wide that only a
 * loop which stays interpreted, or hooks that stay, can break it. {@code scripts/bench attach}
 * measures.
 */
class AttachCpuIT {
  private static final int WARM = 4_000;
  private static final int MEASURED = 2_000;
  private static final double MOST = 2.0;

  /** What the JVM says of a thread that serves. */
  private static final Pattern CPU = Pattern.compile("(?m)^\"serve-[^\"]*\" .*? cpu=([0-9.]+)ms");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void isWhatItWas(Jdk jdk) {
    Cell cell = new Cell(jdk, "netty-4.2", "nio");
    try (ChildJvm child = cell.start(cell.target().withoutAgent());
        Traffic traffic = Traffic.to(child, "/quiet/io/0", 2)) {
      traffic.await(WARM);
      double before = cpuMillisOfARequest(child, traffic);
      Live.attach(jdk, child, "");
      traffic.await(WARM);
      Live.detach(jdk, child);
      traffic.await(WARM);
      double after = cpuMillisOfARequest(child, traffic);
      assertThat(after).as("CPU ms a request, of %s before", before).isLessThan(MOST * before);
      assertThat(traffic.failures()).isEmpty();
    }
  }

  private static double cpuMillisOfARequest(ChildJvm child, Traffic traffic) {
    double began = cpuMillis(child);
    long answered = traffic.answered();
    traffic.await(MEASURED);
    return (cpuMillis(child) - began) / (traffic.answered() - answered);
  }

  private static double cpuMillis(ChildJvm child) {
    double sum =
        CPU.matcher(ThreadNames.jcmd(child, "Thread.print"))
            .results()
            .mapToDouble(cpu -> Double.parseDouble(cpu.group(1)))
            .sum();
    assertThat(sum).as("CPU of the threads that serve").isPositive();
    return sum;
  }
}
