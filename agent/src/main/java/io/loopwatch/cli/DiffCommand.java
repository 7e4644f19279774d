// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.DiffJson;
import io.loopwatch.run.Run;
import io.loopwatch.run.RunDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two runs side by side. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Show two runs side by side: percentiles, loops, and what blocked them.",
      "Either two files, or --before and --after with as many as there are of each.",
      ""
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..2",
      paramLabel = "FILE",
      description = "The file of the one run, and that of the other.")
  private List<Path> two = List.of();

  @Option(
      names = "--before",
      arity = "1..*",
      paramLabel = "FILE",
      description = "RUN.hlog and EVENTS.jsonl files of the one run.")
  private List<Path> before = List.of();

  @Option(
      names = "--after",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Those of the other.")
  private List<Path> after = List.of();

  @Option(
      names = "--json",
      description = "Print one JSON object, for programs, in place of the tables.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    boolean isPair = two.size() == 2 && before.isEmpty() && after.isEmpty();
    boolean isByName = two.isEmpty() && !before.isEmpty() && !after.isEmpty();
    if (!isPair && !isByName) {
      throw new ParameterException(
          spec.commandLine(), "Give two files, or --before FILE... --after FILE...");
    }
    RunDiff diff =
        new RunDiff(
            read(isPair ? two.subList(0, 1) : before), read(isPair ? two.subList(1, 2) : after));
    if (!diff.isComparable()) {
      throw new UnusableException(
          "the two have nothing to compare: histogram logs of both, or event logs of both");
    }
    print(diff);
    return ExitCode.OK;
  }

  private Run read(List<Path> files) throws UnusableException {
    return Runs.read(files, spec.commandLine().getErr());
  }

  private void print(RunDiff diff) throws UnusableException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      try {
        DiffJson.write(diff, out);
        out.println();
      } catch (IOException e) {
        throw UnusableException.of(Path.of("standard output"), "written", e);
      }
    } else {
      out.print(DiffText.of(diff));
    }
    out.flush();
  }
}
