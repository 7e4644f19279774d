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
    return jar("loopwatch.jar", "../../agent/target/loopwatch.jar");
  }

  /** The demo application, with its libraries in the folder {@code lib} beside it. */
  public static Path demo() {
    return jar("loopwatch.demo", "../../demo-app/target/loopwatch-demo-app.jar");
  }

  /** The services with Micrometer, with their libraries in the folder {@code lib} beside it. */
  static Path services() {
    return jar("loopwatch.services", "../services/target/services.jar");
  }

  /** The one on WebFlux, as Spring Boot packs it. */
  static Path bootService() {
    return services().resolveSibling("services-boot.jar");
  }

  private static Path jar(String property, String standard) {
    String set = System.getProperty(property);
    Path jar = set != null ? Path.of(set) : module().resolve(standard).normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("it is not built: " + jar);
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
