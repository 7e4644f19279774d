// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.fixture.blocking.BlockingLab;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where calls are made.
 *
 * @param jdk which JDK
 * @param framework a folder of {@code target/frameworks}
 * @param threshold of blocking calls, as the option has it
 */
record Setting(Jdk jdk, String framework, String threshold) {
  /** The threshold that hides nothing. */
  static final String ALL = "0ns";

  /** One loop of Netty and one of Vert.x on each JDK. */
  static Stream<Setting> all() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of("netty-4.1", "vertx-4").map(name -> new Setting(jdk, name, ALL)));
  }

  boolean isVertx() {
    return framework.startsWith("vertx");
  }

  String loopKind() {
    return isVertx() ? "vertx" : "netty";
  }

  /** Whether this JDK and framework have a call. */
  boolean has(Operation operation) {
    return jdk.version() >= operation.from() && framework.startsWith(operation.only());
  }

  /** Its calls. */
  List<Operation> operations() {
    return Operation.all().filter(this::has).toList();
  }

  /** The fixture with the agent, when the agent is there. */
  ChildJvm start() {
    ChildJvm child = target("0").option("blocking.threshold", threshold).start();
    child.events().await("start", event -> event.is("start"));
    return child;
  }

  /** The fixture, with the agent. */
  Target target(String checkedMillis, String... observers) {
    return Target.of(jdk, BlockingLab.class)
        .frameworks(framework, "h2")
        .arguments(loopKind(), checkedMillis)
        .arguments(observers);
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return jdk + ", " + framework + (threshold.equals(ALL) ? "" : ", " + threshold);
  }
}
