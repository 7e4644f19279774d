// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the browser and its driver are. */
final class Chromium {
  private Chromium() {}

  /** The browser; skips the running test where there is none. */
  static Path browser() {
    return found("Chromium", "chromium", "chromium-browser");
  }

  /** The driver; skips the running test where there is none. */
  static Path driver() {
    return found("Chromium's driver", "chromedriver");
  }

  private static Path found(String what, String... names) {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), () -> what + " is not installed: src/e2e/install-chromium");
    return found.orElseThrow();
  }
}
