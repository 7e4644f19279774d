// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.util.Arrays;
import java.util.Optional;

/** Why a JVM could not be attached to, in a line: the JDK's own messages name sockets. */
final class TargetTrouble {
  private static final String DISABLED = "-XX:+DisableAttachMechanism";
  private static final String NO_AGENTS = "-XX:-EnableDynamicAgentLoading";

  private TargetTrouble() {}

  /**
   * Looks before anything is sent: a process that is no JVM, or one that takes no attaching, would
   * be ended by the signal, or print its threads.
   *
   * @throws UnusableException where it cannot be attached to
   */
  static void check(long pid) throws UnusableException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      throw new UnusableException("there is no process " + pid);
    }
    ProcessHandle.Info info = process.get().info();
    checkUser(pid, info);
    if (isStartedWith(info, DISABLED)) {
      throw new UnusableException(pid + " was started with " + DISABLED + ": it takes no agent");
    }
    if (!isListed(pid) && !isJava(info)) {
      throw new UnusableException(pid + " is no JVM: " + info.command().orElse("unknown"));
    }
  }

  private static void checkUser(long pid, ProcessHandle.Info info) throws UnusableException {
    String own = System.getProperty("user.name", "");
    String owner = info.user().orElse(own);
    if (!owner.equals(own) && !own.equals("root")) {
      throw new UnusableException(
          pid + " belongs to " + owner + ", this is " + own + ": attach as that user");
    }
  }

  private static boolean isStartedWith(ProcessHandle.Info info, String flag) {
    return Arrays.asList(info.arguments().orElse(new String[0])).contains(flag);
  }

  private static boolean isListed(long pid) {
    return VirtualMachine.list().stream()
        .map(VirtualMachineDescriptor::id)
        .anyMatch(id -> id.equals(Long.toString(pid)));
  }

  private static boolean isJava(ProcessHandle.Info info) {
    String command = info.command().orElse("");
    return command.endsWith("java") || command.endsWith("java.exe");
  }

  /** From what the JDK says when it cannot connect. */
  static String of(long pid, Exception refused) {
    return pid + " could not be attached to: " + message(refused);
  }

  /** From what the JVM there says when it is to load the agent. */
  static String ofLoading(String pid, Throwable refused) {
    Throwable cause = refused;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = message(cause);
    return message.contains("ynamic agent loading is not enabled")
        ? pid + " was started with " + NO_AGENTS + ": it takes no agent while it runs"
        : pid + " could not load the agent: " + message;
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
