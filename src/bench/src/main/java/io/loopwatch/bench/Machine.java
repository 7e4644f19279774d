// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Tells what the figures were measured on. */
public final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Date, this JVM, processor and its number of cores, in one line. */
  public static String line() {
    return String.join(
        ", ",
        LocalDate.now(ZoneOffset.UTC).toString(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        processor(),
        Runtime.getRuntime().availableProcessors() + " cores",
        System.getProperty("os.name"));
  }

  private static String processor() {
    if (!Files.isReadable(CPU)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
