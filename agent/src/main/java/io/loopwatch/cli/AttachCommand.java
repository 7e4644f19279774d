// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a JVM that runs be watched from now on, or with other options. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watch a JVM that runs already, or change the options with which it is watched.",
      "It takes a second or so, in which the application stops for some tens of milliseconds."
    })
final class AttachCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PID", description = "The process; 'list' shows them.")
  private long pid;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "KEY=VALUE,...",
      defaultValue = "",
      description = "As after -javaagent:loopwatch.jar=. They take the place of all of before.")
  private String options = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UnusableException {
    AttachModule.require();
    TargetTrouble.check(pid);
    Reply reply = new Target(pid).ask(Verb.ATTACH, options);
    spec.commandLine().getOut().println(reply.text());
    return ExitCode.OK;
  }
}
