// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import io.loopwatch.e2e.fixture.LoopLab;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application with loops and a logging of its own, which writes {@code LEVEL LOGGER - TEXT} to
 * the file {@value #FILE} in its folder.
 *
 * @param jdk which JDK
 * @param framework its logging: a folder of {@code target/frameworks}
 * @param jvm what makes it write to that file
 */
record AppLogging(Jdk jdk, String framework, List<String> jvm) {
  static final String FILE = "app.log";

  private static final List<String> LOGBACK =
      List.of(
          "-Dlogback.configurationFile=" + Places.fixtures().resolve("logging/logback-file.xml"));
  private static final List<String> LOG4J =
      List.of("-Dlog4j2.configurationFile=" + Places.fixtures().resolve("logging/log4j2-file.xml"));
  private static final List<String> SIMPLE =
      List.of(
          "-Dorg.slf4j.simpleLogger.logFile=" + FILE,
          "-Dorg.slf4j.simpleLogger.showThreadName=false");

  /** Logback on every JDK, the others on one. */
  static Stream<AppLogging> all() {
    Jdk own = Jdks.own();
    return Stream.concat(
        Jdks.all().map(AppLogging::logback),
        Stream.of(
            new AppLogging(own, "log4j2", LOG4J),
            new AppLogging(own, "slf4j-simple-1.7", SIMPLE),
            new AppLogging(own, "slf4j-simple-2", SIMPLE)));
  }

  static AppLogging logback(Jdk jdk) {
    return new AppLogging(jdk, "logback", LOGBACK);
  }

  /** Two NIO loops, with the agent; a stall is what no slow machine makes by itself. */
  Target target() {
    return lab(jdk, framework).jvm(jvm.toArray(String[]::new));
  }

  /** The same with any jars. */
  static Target lab(Jdk jdk, String... frameworks) {
    return Target.of(jdk, LoopLab.class)
        .frameworks("netty-4.1")
        .frameworks(frameworks)
        .arguments("nio", "2")
        .option("threshold", "300ms")
        .option("lag.threshold", "10s")
        .option("iteration.threshold", "10s");
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return jdk + ", " + framework;
  }
}
