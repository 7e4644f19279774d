// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.config.OptionsPrinter;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the table of the agent's options. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Print the agent's options: keys, defaults, meanings, what is allowed.")
final class OptionsCommand implements Runnable {
  @Option(names = "--markdown", description = "As the Markdown page of the documentation.")
  private boolean markdown;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? OptionsPrinter.markdown() : OptionsPrinter.text());
    out.flush();
  }
}
