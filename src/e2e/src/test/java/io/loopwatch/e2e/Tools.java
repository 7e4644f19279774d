// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine's that judge what the agent serves. */
final class Tools {
  private static final String INSTALL = " is not installed: src/e2e/install-prometheus";

  private Tools() {}

  /** Where a program is; skips the running test where it is not. */
  static Path found(String name) {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), () -> name + INSTALL);
    return found.orElseThrow();
  }

  /** A program of Python's, where that has Prometheus' client; skips the running test else. */
  static String python(String program, String input) {
    String python = found("python3").toString();
    Result client = run(List.of(python, "-c", "import prometheus_client"), "");
    Assumptions.assumeTrue(client.exitCode() == 0, "python3-prometheus-client" + INSTALL);
    Result result = run(List.of(python, "-c", program), input);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output());
    }
    return result.output();
  }

  record Result(int exitCode, String output) {}

  /** Runs it to its end; its output is small, and what it gets is larger. */
  static Result run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
