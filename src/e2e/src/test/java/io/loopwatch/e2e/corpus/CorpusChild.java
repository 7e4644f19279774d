// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.Waiting;
import io.loopwatch.e2e.fixture.corpus.CorpusLab;
import java.util.ArrayList;
import java.util.List;

/** The JVM of the fixtures. */
final class CorpusChild {
  private CorpusChild() {}

  /**
   * The laboratory, with the agent as it is by default, but for its log. Its heap keeps its size,
   * so that no collection has to change that as well.
   */
  static Target target(Jdk jdk) {
    return Target.of(jdk, CorpusLab.class)
        .frameworks("vertx-4", "h2")
        .jvm("-Xms700m", "-Xmx700m", "-Djdk.net.hosts.file=hosts")
        .jvm(forVirtualThreads(jdk))
        .option("threshold", "100ms")
        .option("log.limit", "10000/m");
  }

  private static String[] forVirtualThreads(Jdk jdk) {
    List<String> options = new ArrayList<>();
    if (jdk.version() >= 21) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    return options.toArray(new String[0]);
  }

  /** Starts it, and waits until stalls are told of all kinds of loops that the JDK has. */
  static ChildJvm start(Jdk jdk, Target target) {
    ChildJvm child = target.start();
    try {
      child.events().await("start", event -> event.is("start"));
      if (jdk.version() >= 21) {
        awaitCarriers(child);
      }
      return child;
    } catch (RuntimeException | Error failure) {
      child.close();
      throw failure;
    }
  }

  /** Their hooks come with the first virtual thread, while the application goes on. */
  private static void awaitCarriers(ChildJvm child) {
    Waiting.until(
        "carriers watched",
        Deadlines.REPORT,
        () -> {
          child.ask("run carrier warm Computing spin 150");
          return child
              .events()
              .matching(
                  Event.stall("ended").and(event -> event.is("context.virtualThread", "warm")))
              .stream()
              .findFirst();
        },
        () -> child.stderr().text());
  }
}
