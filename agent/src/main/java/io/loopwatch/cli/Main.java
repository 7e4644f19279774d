// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * {@code java -jar loopwatch.jar}: the command line. The agent itself starts elsewhere, by {@code
 * -javaagent}.
 */
@Command(
    name = "java -jar loopwatch.jar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ReportCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      AttachCommand.class,
      DetachCommand.class,
      ListCommand.class,
      TopCommand.class,
      OptionsCommand.class
    },
    description = {
      "Loopwatch tells which callback blocked a Netty or Vert.x event loop, for how long and at"
          + " which line.",
      "",
      "To watch an application, start it with",
      "  java -javaagent:loopwatch.jar[=KEY=VALUE,KEY=VALUE...] ...",
      "or attach to it while it runs.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:a check failed",
      "2:wrong use",
      "3:a file, or a JVM, could not be used"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /**
   * Runs a command.
   *
   * @param out takes what was asked for
   * @param err takes what is wrong
   * @return the exit code
   */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    int exitCode =
        new CommandLine(new Main())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(Main::failed)
            .execute(arguments);
    if (out.checkError()) {
      err.println("loopwatch: standard output could not be written");
      return ExitCode.UNUSABLE;
    }
    return exitCode;
  }

  /** A file or a JVM that cannot be used is told in a line; anything else is a fault of ours. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof UnusableException unusable) {
      command.getErr().println("loopwatch: " + unusable.getMessage());
      return unusable.exitCode();
    }
    throw e;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
