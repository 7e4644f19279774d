// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM that tells its figures on standard output as lines {@code name=value}, does what it
 * is asked on standard input, and ends when that ends. What it says otherwise goes to {@value
 * #LOG}.
 */
public final class Child implements AutoCloseable {
  private static final String LOG = "src/bench/target/children.log";
  private static final long END_SECONDS = 30;

  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /** Starts one. */
  public static Child start(
      Jdk jdk, List<String> jvmArguments, String classPath, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new Child(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(LOG)))
            .start());
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** Tells it something on its standard input, in one line. */
  public void ask(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  /**
   * Waits for a figure; lines before it are skipped.
   *
   * @throws IOException if the child ends without it
   */
  public String await(String name) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(name + "=")) {
        return line.substring(name.length() + 1);
      }
    }
    throw new IOException("the child ended without telling " + name);
  }

  /** A figure that is a number. */
  public double awaitNumber(String name) throws IOException {
    return Double.parseDouble(await(name));
  }

  /** Lets it end by itself, with its shutdown hooks. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    lines.lines().forEach(ignored -> {});
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the child did not end");
    }
  }
}
