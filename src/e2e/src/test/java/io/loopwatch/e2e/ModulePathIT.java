// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application of named modules, Netty and its logging among them: no flag, no warning. */
class ModulePathIT {
  @TempDir static Path classes;

  private static String modulePath;

  @BeforeAll
  static void build() {
    List<Path> jars =
        Stream.of("netty-4.2", "logback").flatMap(name -> Places.framework(name).stream()).toList();
    Sources.compile("module", classes, jars);
    List<Path> all = new ArrayList<>(jars);
    all.add(classes);
    modulePath = Sources.path(all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aStallIsReported(Jdk jdk) {
    try (ChildJvm child = target(jdk).start()) {
      assertThat(child.ready()).containsEntry("named", "true");
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      LogFile log = LogFile.read(child.directory().resolve(AppLogging.FILE));
      assertThat(log.lines()).contains("WARN com.acme.App - the application speaks");
      log.hasOneStall(Pattern.compile("WARN loopwatch\\.stall - "));
      Stderr.hasOnlyTheStartLine(child, target(jdk), twin -> twin.ask("work 0 quiet 0"));
    }
  }

  /**
   * What follows the name of a main module is its arguments: so the class path and the main class
   * that the target adds for others.
   */
  private static Target target(Jdk jdk) {
    return AppLogging.logback(jdk)
        .target()
        .jvm("--module-path", modulePath, "-m", "loopwatch.fixture.app/app.ModuleMain");
  }
}
