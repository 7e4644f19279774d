// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.page.Page;
import io.loopwatch.run.PageJson;
import io.loopwatch.run.Run;
import io.loopwatch.run.RunJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the files of one or many runs say: tables, and a page to look at. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Show what histogram files and event logs say: tables here, and one page to look at.",
      "Several files are added up: a fleet is a list of files.",
      ""
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "RUN.hlog and EVENTS.jsonl files, as many as there are, in any order.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PAGE",
      description = "Write one self-contained HTML page here.")
  private @Nullable Path page;

  @Option(
      names = "--json",
      description = "Print one JSON object, for programs, in place of the tables.")
  private boolean json;

  @Option(
      names = "--collapsed",
      paramLabel = "PATH",
      description =
          "Write all samples of all stalls as collapsed stacks, in microseconds, for flame-graph"
              + " tools.")
  private @Nullable Path collapsed;

  @Option(
      names = "--hgrm",
      paramLabel = "FOLDER",
      description =
          "Write each loop's percentiles here, a .hgrm file each, in milliseconds, for"
              + " HdrHistogram's plotter.")
  private @Nullable Path hgrm;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    Run run = Runs.read(files, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      write(Path.of("standard output"), () -> RunJson.write(run, out));
      out.println();
    } else {
      out.print(ReportText.of(run));
    }
    writePage(run, out);
    writeCollapsed(run);
    writeHgrm(run);
    out.flush();
    return ExitCode.OK;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Path path, Writing writing) throws UnusableException {
    try {
      writing.run();
    } catch (IOException e) {
      throw UnusableException.of(path, "written", e);
    }
  }

  private void writePage(Run run, PrintWriter out) throws UnusableException {
    Path path = page;
    if (path == null) {
      return;
    }
    String by = new Version().getVersion()[0];
    String title = files.stream().map(Path::toString).collect(Collectors.joining(", "));
    write(
        path,
        () -> {
          try (Writer writer = Files.newBufferedWriter(path)) {
            Page.write(
                writer, title, data -> PageJson.write(run, by, System.currentTimeMillis(), data));
          }
        });
    if (!json) {
      out.printf("%nThe page: %s%n", path.toAbsolutePath().normalize());
    }
  }

  private void writeCollapsed(Run run) throws UnusableException {
    Path path = collapsed;
    if (path != null) {
      write(
          path,
          () -> {
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(path))) {
              run.samples().collapsed((stack, micros) -> writer.println(stack + " " + micros));
              if (writer.checkError()) {
                throw new IOException("writing failed");
              }
            }
          });
    }
  }

  private void writeHgrm(Run run) throws UnusableException {
    Path folder = hgrm;
    if (folder != null) {
      write(folder, () -> new Hgrm(folder).write(run));
    }
  }
}
