// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds JDK 17, 21 and 25: by {@code JDK17_HOME} and its like, by {@code JAVA_HOME_17_X64} as CI
 * services set it, in the usual folders of installed JDKs, and the one that runs the tests.
 */
public final class Jdks {
  private static final List<Integer> VERSIONS = List.of(17, 21, 25);
  private static final List<Jdk> ALL = VERSIONS.stream().map(Jdks::find).toList();

  private Jdks() {}

  /** One for each version, found or not. */
  public static Stream<Jdk> all() {
    return ALL.stream();
  }

  /** The one that runs the tests: for what does not depend on the JDK. */
  public static Jdk own() {
    return new Jdk(
        Runtime.version().feature(), Optional.of(Path.of(System.getProperty("java.home"))));
  }

  private static Jdk find(int version) {
    Optional<Path> home =
        candidates(version).filter(folder -> isVersion(folder, version)).findFirst();
    return new Jdk(version, home);
  }

  private static Stream<Path> candidates(int version) {
    Path user = Path.of(System.getProperty("user.home"));
    List<Path> named = new ArrayList<>();
    Stream.of("JDK" + version + "_HOME", "JAVA_HOME_" + version + "_X64")
        .map(System::getenv)
        .filter(Objects::nonNull)
        .map(Path::of)
        .forEach(named::add);
    named.add(Path.of(System.getProperty("java.home")));
    Stream<Path> installed =
        Stream.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/opt"),
                user.resolve(".jdks"),
                user.resolve(".sdkman/candidates/java"))
            .flatMap(folder -> children(folder).stream());
    return Stream.concat(named.stream(), installed);
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** By the file {@code release}, which every JDK has. */
  private static boolean isVersion(Path home, int version) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return false;
    }
    try {
      String line = "JAVA_VERSION=\"" + version;
      return Files.readAllLines(release).stream()
          .anyMatch(found -> found.startsWith(line + ".") || found.equals(line + "\""));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
