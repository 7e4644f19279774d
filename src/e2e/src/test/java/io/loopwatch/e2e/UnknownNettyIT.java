// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.future.netty.channel.nio.NioEventLoop;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A version of Netty that lacks what is to be woven. */
class UnknownNettyIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aMissingHookIsSaidOnceAndTheRestWorks(Jdk jdk) {
    try (ChildJvm child = new Lab(jdk, "netty-4.1", "nio").target(1).start()) {
      child.ask("load " + NioEventLoop.class.getName());
      child.ask("work 0 sleep 200");
      child.events().await("a stall of the real Netty", Event.stall("ended"));
      assertThat(child.stop()).isZero();
      List<Event> notices = child.events().matching(event -> event.is("notice"));
      assertThat(notices).hasSize(1);
      assertThat(notices.get(0).text("text"))
          .contains(NioEventLoop.class.getName(), "processSelectedKey");
      assertThat(child.stderr().lines())
          .filteredOn(line -> line.contains("processSelectedKey"))
          .hasSize(1);
    }
  }
}
