// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the build has put what child JVMs are made of. All benchmarks start at the top level. */
public final class Places {
  private static final Path TARGET = Path.of("src/bench/target");

  private Places() {}

  /** The shipped jar; the system property {@code loopwatch.jar} names another one to measure. */
  public static Path agent() {
    return existing(Path.of(System.getProperty("loopwatch.jar", "agent/target/loopwatch.jar")));
  }

  /** BlockHound's jar, to compare with. */
  public static Path blockHound() throws IOException {
    return lib("blockhound");
  }

  /** A class path for children: our own classes alone, so that they start as small ones do. */
  public static String plainClassPath() {
    return existing(TARGET.resolve("classes")).toString();
  }

  /** A class path for children with Netty {@code version} (4.1 or 4.2) and HdrHistogram. */
  public static String nettyClassPath(String version) throws IOException {
    try (Stream<Path> jars = Files.list(existing(TARGET.resolve("frameworks/netty-" + version)))) {
      return Stream.concat(
              Stream.of(plainClassPath(), lib("HdrHistogram").toString()),
              jars.map(Path::toString).sorted())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** A class path for children with HdrHistogram. */
  public static String libClassPath() throws IOException {
    return plainClassPath() + File.pathSeparator + lib("HdrHistogram");
  }

  private static Path lib(String name) throws IOException {
    try (Stream<Path> jars = Files.list(existing(TARGET.resolve("lib")))) {
      List<Path> found =
          jars.filter(jar -> jar.getFileName().toString().startsWith(name + "-")).toList();
      if (found.size() != 1) {
        throw new IllegalStateException("not exactly one " + name + ": " + found);
      }
      return found.get(0);
    }
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + " is missing: start with scripts/bench, which builds it");
    }
    return path;
  }
}
