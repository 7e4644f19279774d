// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Request;
import io.loopwatch.attach.Verb;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Properties;
import java.util.UUID;
import net.bytebuddy.agent.ByteBuddyAgent;

/** A JVM of this machine, to be asked by way of the agent in it. */
final class Target {
  /** What JVMs up to 23 take: the path of the jar, an equals sign, and the arguments. */
  private static final int LONGEST = 1_000;

  private static final int OLDEST_JAVA = 17;

  private final String pid;

  /** What a JVM answers by itself, whether Loopwatch is in it or not. */
  private interface Question<A> {
    A answer(VirtualMachine machine) throws IOException;
  }

  Target(long pid) {
    this.pid = Long.toString(pid);
  }

  /**
   * Has the agent there do what is asked, and load itself where it is not there yet.
   *
   * @return its answer, of exit code 0
   * @throws UnusableException with any other, and where there is no answer
   */
  Reply ask(Verb verb, String options) throws UnusableException {
    Properties before = properties();
    check(pid, before, verb);
    String token = UUID.randomUUID().toString();
    File jar = ownJar();
    String arguments = new Request(token, Version.number(), verb, options).arguments();
    if (jar.getPath().length() + 1 + arguments.length() > LONGEST) {
      throw new UnusableException(
          "the options are too long to be handed over; put them in a file, and give config=PATH");
    }
    load(jar, arguments);
    Reply reply = Reply.parse(properties().getProperty(Reply.ANSWER), token);
    if (reply == null) {
      throw new UnusableException(pid + " gave no answer: what went wrong is on its stderr");
    }
    if (reply.exitCode() != Reply.DONE) {
      throw new UnusableException(reply.exitCode(), told(reply.text()));
    }
    return reply;
  }

  /** A sentence without a subject is about this JVM. */
  private String told(String text) {
    return text.startsWith("is ") || text.startsWith("has ")
        ? pid + " " + text
        : text.replaceFirst("^loopwatch: ", "");
  }

  /**
   * Checks whether Loopwatch may be asked there, before it is loaded.
   *
   * @param there the system properties of that JVM
   * @throws UnusableException where it may not
   */
  static void check(String pid, Properties there, Verb verb) throws UnusableException {
    int java = javaVersion(there.getProperty("java.specification.version", "0"));
    if (java < OLDEST_JAVA) {
      throw new UnusableException(
          pid + " runs Java " + java + ", Loopwatch needs " + OLDEST_JAVA + " or newer");
    }
    String version = there.getProperty(Reply.VERSION);
    if (version != null && !version.equals(Version.number())) {
      throw new UnusableException(
          (pid + " has Loopwatch " + version + " in it, this is " + Version.number())
              + ": use the jar of that version, or restart the application");
    }
    if (version == null && verb != Verb.ATTACH) {
      throw new UnusableException(pid + " is not watched by Loopwatch");
    }
  }

  private static int javaVersion(String specification) {
    return Integer.parseInt(specification.replaceFirst("^1\\.", ""));
  }

  /**
   * The system properties of one that is watched.
   *
   * @throws UnusableException where it is not, or by another version
   */
  Properties watched() throws UnusableException {
    Properties there = properties();
    if (!Reply.ON.equals(there.getProperty(Reply.STATE))) {
      throw new UnusableException(
          pid + " is not watched by Loopwatch: java -jar loopwatch.jar attach " + pid);
    }
    check(pid, there, Verb.ANSWER);
    return there;
  }

  /** Where its management agent can be reached, which it starts where that does not run. */
  String managementAddress() throws UnusableException {
    return asked(VirtualMachine::startLocalManagementAgent);
  }

  /** The system properties there. */
  Properties properties() throws UnusableException {
    return asked(VirtualMachine::getSystemProperties);
  }

  private <A> A asked(Question<A> question) throws UnusableException {
    try {
      VirtualMachine machine = VirtualMachine.attach(pid);
      try {
        return question.answer(machine);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | IOException refused) {
      throw new UnusableException(TargetTrouble.of(Long.parseLong(pid), refused));
    }
  }

  private void load(File jar, String arguments) throws UnusableException {
    try {
      ByteBuddyAgent.attach(jar, pid, arguments);
    } catch (IllegalStateException refused) {
      throw new UnusableException(TargetTrouble.ofLoading(pid, refused));
    }
  }

  private static File ownJar() throws UnusableException {
    URL location = Target.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      File jar = new File(location.toURI());
      if (jar.isFile()) {
        return jar;
      }
    } catch (URISyntaxException odd) {
      throw new UnusableException("the jar of Loopwatch has an odd path: " + location);
    }
    throw new UnusableException("Loopwatch has to be run from its jar, not from " + location);
  }
}
