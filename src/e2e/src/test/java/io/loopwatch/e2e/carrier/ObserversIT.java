// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jmx;
import io.loopwatch.e2e.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins in a recording, and the carriers' figures over JMX. */
class ObserversIT {
  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Carriers.jdks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void aPinIsInTheRecordingAndTheCarriersHaveABean(Jdk jdk) throws Exception {
    Path file = folder.resolve("run.jfr");
    Target target =
        Carriers.target(jdk)
            .option("pin.threshold", "50ms")
            .option("threshold", "10s")
            .option("lag.threshold", "10s")
            .jvm("-XX:StartFlightRecording:filename=" + file + ",settings=none");
    try (ChildJvm child = Carriers.start(target, "initialiser 80", event -> event.is("pinned"));
        JMXConnector connector = Jmx.connect(child)) {
      child.ask("pin one initialiser 80");
      Event told =
          child.events().await("the pin", Carriers.of("one").and(event -> event.is("pinned")));
      MBeanServerConnection server = connector.getMBeanServerConnection();
      ObjectName carriers = new ObjectName("io.loopwatch:type=Carriers");
      Jmx.await(server, carriers);
      assertThat((long) server.getAttribute(carriers, "Mounts")).isPositive();
      assertThat((long) server.getAttribute(carriers, "LongestMountNanos"))
          .isGreaterThanOrEqualTo(told.durationNanos());
      assertThat(longest((long[]) server.getAttribute(carriers, "MountCounts")))
          .as("its bucket")
          .isBetween(told.durationNanos() * 98 / 100, told.durationNanos() * 2);
      connector.close(); // while the child still answers
      assertThat(child.stop()).isZero();
      isRecorded(told, file);
    }
  }

  /** The lowest value of the highest bucket that has any. */
  private static long longest(long[] pairs) {
    assertThat(pairs).isNotEmpty();
    return pairs[pairs.length - 2];
  }

  private static void isRecorded(Event told, Path file) throws Exception {
    List<RecordedEvent> pins =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("loopwatch.Pin"))
            .filter(event -> event.getLong("id") == told.id())
            .toList();
    assertThat(pins).hasSize(1);
    RecordedEvent pin = pins.get(0);
    assertThat(pin.getString("loop")).isEqualTo(told.loop());
    assertThat(pin.getDuration("took").toNanos()).isEqualTo(told.durationNanos());
    assertThat(pin.getString("reason")).isEqualTo(told.text("pinned.reason"));
    assertThat(pin.getString("cure")).isEqualTo(told.text("pinned.cure"));
    assertThat(pin.getString("context")).contains("virtualThread=one");
    assertThat(pin.getString("stack")).isEqualTo(String.join("\n", told.stack()));
  }
}
