// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the JVMs that can be attached to. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "List the JVMs that can be attached to: main class, whether it is watched, its loops.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    AttachModule.require();
    Machines.show(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
