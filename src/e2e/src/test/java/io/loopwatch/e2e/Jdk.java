// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A JDK to run children on.
 *
 * @param version its feature version
 * @param home where it is installed; empty where it was not found
 */
public record Jdk(int version, Optional<Path> home) {
  /** Its launcher; skips the running test where the JDK is not installed. */
  public Path java() {
    Assumptions.assumeTrue(home.isPresent(), () -> this + " is not installed: " + hint());
    return home.orElseThrow().resolve("bin").resolve("java");
  }

  private String hint() {
    return "set JDK" + version + "_HOME";
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return "JDK " + version;
  }
}
