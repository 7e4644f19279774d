// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.guide;

import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the demo application with the agent, and of its summary, as {@code scripts/demo} does.
 */
final class DemoRun {
  private static final int MINUTES = 5;

  private final Jdk jdk;
  private final Path events;
  private final Path calls;
  private final Path histograms;
  private final Path log;
  private final Path table;
  private final Path json;
  private final Path page;
  private final Path percentiles;

  DemoRun(Jdk jdk, Path folder) {
    this.jdk = jdk;
    events = folder.resolve("events.jsonl");
    calls = folder.resolve("calls.jsonl");
    histograms = folder.resolve("run.hlog");
    log = folder.resolve("app.log");
    table = folder.resolve("table.txt");
    json = folder.resolve("report.json");
    page = folder.resolve("report.html");
    percentiles = folder.resolve("percentiles");
  }

  /** Calls all right forms for so long, then each wrong one; returns the exit code. */
  int demo(int rightSeconds) {
    String agent =
        "-javaagent:%s=dropped=true,histograms=%s,events=%s"
            .formatted(Places.agent(), histograms, events);
    String right = String.valueOf(rightSeconds);
    String all = String.valueOf(rightSeconds + 1);
    return run(
        log,
        agent,
        "-jar",
        Places.demo().toString(),
        "--seconds",
        all,
        "--right-seconds",
        right,
        "--calls",
        calls.toString());
  }

  /** Compares what was called with what was told; returns the exit code. */
  int summary() {
    return run(
        table,
        "-cp",
        Places.demo().toString(),
        "io.loopwatch.demo.Summary",
        events.toString(),
        calls.toString());
  }

  /**
   * Makes the report of the run: its JSON, its page, and percentiles in a folder; returns the exit
   * code.
   */
  int report() {
    return run(
        json,
        "-jar",
        Places.agent().toString(),
        "report",
        histograms.toString(),
        events.toString(),
        "--json",
        "--hgrm",
        percentiles.toString(),
        "-o",
        page.toString());
  }

  /** The report's JSON. */
  String json() {
    return text(json);
  }

  /** The report's page. */
  Path page() {
    return page;
  }

  /** Folder of the report's percentiles. */
  Path percentiles() {
    return percentiles;
  }

  /** The histogram file. */
  Path histograms() {
    return histograms;
  }

  /** The event log. */
  Path events() {
    return events;
  }

  /** What the demo has said. */
  String log() {
    return text(log);
  }

  /** What the summary has said. */
  String table() {
    return text(table);
  }

  private int run(Path output, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(jdk.java().toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(DemoRun::isInherited);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      return end(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static int end(Process process, Path output) throws InterruptedException {
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new AssertionError("it does not end\n" + text(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isInherited(String variable) {
    return variable.startsWith("LOOPWATCH_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
