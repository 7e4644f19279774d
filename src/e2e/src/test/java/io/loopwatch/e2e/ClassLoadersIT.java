// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.Launcher;
import io.loopwatch.e2e.fixture.LoopLab;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications whose classes, and whose logging, the JVM's class path does not know. */
class ClassLoadersIT {
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"fat", "fat-hidden"})
  void theLogIsFoundThroughTheLoops(String kind) {
    AppLogging logging = AppLogging.logback(Jdks.own());
    Target target = launched(logging.jdk(), kind, "netty-4.1", logging.framework());
    try (ChildJvm child = target.jvm(logging.jvm().toArray(String[]::new)).start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      Path log = child.directory().resolve(AppLogging.FILE);
      LogFile.read(log).hasOneStall(Pattern.compile("WARN loopwatch\\.stall - "));
      assertThat(new LogFile(child.stderr().lines()).of("loopwatch.stall")).isEmpty();
    }
  }

  /** Netty in a loader that delegates {@code java.*} alone still finds the probe. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void theProbeIsSeenFromABundle(Jdk jdk) {
    Target target = launched(jdk, "osgi", "netty-4.2").option("log", "agent.log");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      Stderr.hasOnlyTheStartLine(child, target, twin -> twin.ask("work 0 sleep 1"));
    }
  }

  private static Target launched(Jdk jdk, String kind, String... frameworks) {
    List<Path> paths = new ArrayList<>(List.of(Places.fixtures()));
    for (String framework : frameworks) {
      paths.addAll(Places.framework(framework));
    }
    String classPath =
        paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return Target.of(jdk, Launcher.class)
        .option("threshold", "300ms")
        .option("lag.threshold", "10s")
        .option("iteration.threshold", "10s")
        .arguments(kind, classPath, LoopLab.class.getName(), "nio", "2");
  }
}
