// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build put what the children need. */
public final class Places {
  private Places() {}

  /** The shipped jar. */
  public static Path agent() {
    String set = System.getProperty("loopwatch.jar");
    Path jar =
        set != null
            ? Path.of(set)
            : module().resolve("../../agent/target/loopwatch.jar").normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("the agent is not built: " + jar);
    }
    return jar.toAbsolutePath();
  }

  /** The fixtures' classes. */
  static Path fixtures() {
    try {
      return Path.of(Places.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jars of one folder of {@code target/frameworks}. */
  static List<Path> framework(String name) {
    String set = System.getProperty("loopwatch.frameworks");
    Path folder =
        (set != null ? Path.of(set) : module().resolve("target/frameworks")).resolve(name);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the build has not laid out " + folder, e);
    }
  }

  /** A new folder for one child. */
  static Path newFolder() {
    try {
      return Files.createTempDirectory("loopwatch-e2e-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code target/test-classes} is two levels below the module. */
  private static Path module() {
    return fixtures().resolve("../..").normalize();
  }
}
