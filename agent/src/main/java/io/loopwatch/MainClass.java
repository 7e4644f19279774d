// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.AppPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's own code is, by the class that the JVM was started with: {@code java
 * com.acme.Main}, {@code -jar} with that class or Spring Boot's {@code Start-Class} in the
 * manifest, or {@code -m}.
 */
final class MainClass {
  private static final String JAR = ".jar";
  private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

  /** What Vert.x's launcher, which is nobody's code, is told to start. */
  private static final Attributes.Name MAIN_VERTICLE = new Attributes.Name("Main-Verticle");

  private static final List<Attributes.Name> NAMES =
      List.of(START_CLASS, MAIN_VERTICLE, Attributes.Name.MAIN_CLASS);

  private final UnaryOperator<@Nullable String> properties;

  /**
   * Looks at system properties.
   *
   * @param properties by their names; null where there is none
   */
  MainClass(UnaryOperator<@Nullable String> properties) {
    this.properties = properties;
  }

  /** The application's package prefixes, none or one; none where nothing says it for certain. */
  List<String> packages() {
    String prefix = prefix();
    return prefix == null ? List.of() : List.of(prefix);
  }

  private @Nullable String prefix() {
    String module = properties.apply("jdk.module.main.class");
    if (module != null) {
      return AppPackage.of(module);
    }
    String command = properties.apply("sun.java.command");
    String path = properties.apply("java.class.path");
    if (command == null || command.isBlank()) {
      return null;
    }
    if (path != null && path.endsWith(JAR) && (command + " ").startsWith(path + " ")) {
      return ofJar(Path.of(path));
    }
    String started = command.split(" ", 2)[0];
    return AppPackage.of(started.substring(started.indexOf('/') + 1));
  }

  private static @Nullable String ofJar(Path jar) {
    if (!Files.isReadable(jar)) {
      return null; // it was started from another directory, or is gone
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest == null ? null : ofManifest(manifest.getMainAttributes());
    } catch (IOException unreadable) {
      return null; // the JVM has read it and says so itself; without it, all that is known is less
    }
  }

  private static @Nullable String ofManifest(Attributes attributes) {
    for (Attributes.Name name : NAMES) {
      String type = attributes.getValue(name);
      String prefix = type == null ? null : AppPackage.of(type.trim());
      if (prefix != null) {
        return prefix;
      }
    }
    return null;
  }
}
