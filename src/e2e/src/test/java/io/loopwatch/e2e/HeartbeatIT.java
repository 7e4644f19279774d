// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the heartbeat does to a loop: by default nothing. */
class HeartbeatIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#allKinds")
  void aSleepingLoopGetsNoTaskByDefault(Lab lab) {
    assertThat(callbacks(lab, "auto")).as("its own tasks only").isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Lab#kinds")
  void aRealHeartbeatIsATask(Lab lab) {
    assertThat(callbacks(lab, "always")).isGreaterThan(10);
  }

  @ParameterizedTest(name = "heartbeat={0}")
  @ValueSource(strings = {"auto", "never"})
  void aQueueThatCannotBeReadHasOneByDefault(String heartbeat) {
    long callbacks = callbacks(new Lab(Jdks.own(), "netty-4.2", "own-queue"), heartbeat);
    if (heartbeat.equals("never")) {
      assertThat(callbacks).isEqualTo(1);
    } else {
      assertThat(callbacks).isGreaterThan(10);
    }
  }

  /** Of the one loop that ran a task and then slept for a second, with two more never used. */
  private static long callbacks(Lab lab, String heartbeat) {
    Target target = lab.target(3).option("heartbeat", heartbeat).option("lag.interval", "10ms");
    try (ChildJvm child = target.start()) {
      child.ask("work 0 quiet 0");
      child.ask("rest 1000");
      assertThat(child.ask("threads lab-")).as("threads of loops").isEqualTo("1");
      assertThat(child.stop()).isZero();
      Event stop = child.events().await("stop", event -> event.is("stop"));
      assertThat(stop.list("loops")).as("loops that were started").hasSize(1);
      JsonObject loop = stop.list("loops").get(0).getAsJsonObject();
      return loop.get("callbacks").getAsLong();
    }
  }
}
