// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.top.JmxSource;
import io.loopwatch.top.LostException;
import io.loopwatch.top.Subject;
import io.loopwatch.top.Top;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the loops of a JVM that is watched, live. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Show the loops of a JVM that is watched, live: how busy, how late, what waits, and what"
          + " blocks them.",
      "Press h for the keys."
    })
final class TopCommand implements Callable<Integer> {
  private static final double LEAST_SECONDS = 0.2;
  private static final double MOST_SECONDS = 3_600;
  private static final double NANOS_A_SECOND = 1e9;

  @Parameters(index = "0", paramLabel = "PID", description = "The process; 'list' shows them.")
  private long pid;

  @Option(
      names = {"-d", "--delay"},
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Between two refreshes, from 0.2 to 3600; 1 unless said.")
  private double delay = 1;

  @Option(
      names = {"-n", "--iterations"},
      paramLabel = "COUNT",
      defaultValue = "0",
      description = "End after so many refreshes.")
  private long count;

  @Option(
      names = {"-b", "--batch"},
      description = "Print plain rows, as is done anyway where there is no terminal.")
  private boolean isBatch;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException, InterruptedException {
    if (!(delay >= LEAST_SECONDS && delay <= MOST_SECONDS) || count < 0) {
      throw new ParameterException(
          spec.commandLine(), "--delay is from 0.2 to 3600, --iterations from 0");
    }
    AttachModule.require();
    TargetTrouble.check(pid);
    boolean isPlain = isBatch || !TerminalCheck.isUsable();
    try (BeanConnection connection = BeanConnection.to(new Target(pid), pid)) {
      show(connection.subject(), connection.source(), isPlain);
      return ExitCode.OK;
    } catch (LostException lost) {
      throw new UnusableException(String.valueOf(lost.getMessage()));
    }
  }

  private void show(Subject subject, JmxSource source, boolean isPlain)
      throws UnusableException, LostException, InterruptedException {
    long interval = (long) (delay * NANOS_A_SECOND);
    if (isPlain) {
      Top.asRows(subject, source, interval, count, spec.commandLine().getOut());
      return;
    }
    try {
      Top.inTerminal(subject, source, interval, count);
    } catch (IOException gone) {
      throw new UnusableException(
          "the terminal could not be used: " + gone.getMessage() + "; --batch needs none");
    }
  }
}
