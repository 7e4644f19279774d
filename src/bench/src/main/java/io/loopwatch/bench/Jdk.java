// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK that runs children.
 *
 * @param home its directory
 * @param version as it says itself
 */
public record Jdk(Path home, String version) {
  /** The one that runs the benchmark. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
  }

  /** The one in a directory. */
  public static Jdk in(Path home) throws IOException {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION").replace("\"", ""));
  }

  /** Its {@code java}. */
  public String java() {
    return home.resolve("bin/java").toString();
  }
}
