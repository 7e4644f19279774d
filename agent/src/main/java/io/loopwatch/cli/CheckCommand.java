// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.Run;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a run stayed within limits, for continuous integration. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Check that a run stayed within limits: exit code 1 where it did not, and which loop.",
      ""
    },
    footerHeading = "%nLimits:%n",
    footer = {
      "  lag:p99=50ms            each loop; also callback, iteration, iolag, mount;",
      "                          p50, p99.9 or any other percentile, max, mean",
      "  utilization=80%%         each loop; late=1%%: part of the time in which a task",
      "                          waits longer than lag.threshold",
      "  stalls=0                all loops; of code, and not of pauses: stalls.code=0",
      "  blocking=0              also pins, lag.warnings, starvations, floods, dropped",
      "  loop-1:lag:max=1s       one loop, or with * several: 'vert.x-*:stalls=0'",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all limits hold",
      "1:one does not",
      "2:wrong use",
      "3:a file could not be used, or the files do not tell what a limit asks"
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "RUN.hlog and EVENTS.jsonl files, as many as there are, in any order.")
  private List<Path> files = List.of();

  @Option(
      names = "--max",
      required = true,
      paramLabel = "LIMIT",
      description = "What is to hold; as often as wanted.")
  private List<String> max = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    List<Limit> limits = limits();
    Run run = Runs.read(files, spec.commandLine().getErr());
    boolean isFailed = false;
    boolean isUnknown = false;
    for (Limit limit : limits) {
      try {
        isFailed |= !isOk(limit, run);
      } catch (UnusableException e) {
        // The others are judged all the same: one that fails is the news.
        spec.commandLine().getErr().println("loopwatch: " + e.getMessage());
        isUnknown = true;
      }
    }
    return isFailed ? ExitCode.CHECK_FAILED : isUnknown ? ExitCode.UNUSABLE : ExitCode.OK;
  }

  private boolean isOk(Limit limit, Run run) throws UnusableException {
    Verdict verdict = limit.judge(run);
    PrintWriter out = spec.commandLine().getOut();
    out.print(verdict.text(limit));
    out.flush();
    return verdict.isOk();
  }

  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    for (String text : max) {
      try {
        limits.add(LimitParser.parse(text));
      } catch (WrongLimitException e) {
        throw new ParameterException(spec.commandLine(), "--max " + e.getMessage(), e);
      }
    }
    return limits;
  }
}
