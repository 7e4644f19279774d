// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.startup;

import io.loopwatch.bench.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One start of a child.
 *
 * @param upMillis from the start of its process until it said that it is up
 * @param cpuMillis CPU of its whole process until its end, user and system
 */
record Start(double upMillis, double cpuMillis) {
  /** Bash tells the CPU of a child that has ended; the JVM only that of one that runs. */
  private static final String TIMED = "TIMEFORMAT='cpu %U %S'; time \"$@\"";

  /** Starts a child, waits for its end. */
  static Start of(Jdk jdk, List<String> jvmArguments, String classPath, Class<?> main)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", TIMED, "bash", jdk.java()));
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, main.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    long began = System.nanoTime();
    Process process = builder.start();
    Start start = read(process, began);
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
    return start;
  }

  private static Start read(Process process, long began) throws IOException {
    double up = Double.NaN;
    double cpu = Double.NaN;
    StringBuilder others = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("up")) {
        up = (System.nanoTime() - began) / 1e6;
      } else if (line.startsWith("cpu ")) {
        cpu = millis(line.split(" "));
      } else {
        others.append(line).append('\n');
      }
    }
    if (Double.isNaN(up) || Double.isNaN(cpu)) {
      throw new IOException("it never said that it was up, but: " + others);
    }
    return new Start(up, cpu);
  }

  private static double millis(String[] words) {
    return 1e3 * (Double.parseDouble(words[1]) + Double.parseDouble(words[2]));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "up %.1f ms, CPU %.0f ms", upMillis, cpuMillis);
  }
}
