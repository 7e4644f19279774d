// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a JVM be watched no more. */
@Command(
    name = "detach",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watch a JVM no more: every class gets its own bytes back, every thread ends, every file is"
          + " closed."
    })
final class DetachCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PID", description = "The process; 'list' shows them.")
  private long pid;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    AttachModule.require();
    TargetTrouble.check(pid);
    Reply reply = new Target(pid).ask(Verb.DETACH, "");
    spec.commandLine().getOut().println(reply.text());
    return ExitCode.OK;
  }
}
