// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * What {@code -javaagent:loopwatch.jar} starts, and what attaching does. Holds no state and never
 * rethrows: whatever goes wrong, the application runs.
 *
 * <p>Compiled for Java 8, alone of all classes: an agent class that the JVM is too old to load
 * would end the JVM. So nothing here may name another class of ours, or an API newer than Java 8.
 */
public final class LoopwatchAgent {
  private static final int OLDEST_JAVA = 17;

  private LoopwatchAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    call("start", arguments, instrumentation);
  }

  /** Called by the JVM when the agent is loaded into an application that runs. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    call("attach", arguments, instrumentation);
  }

  private static void call(String method, String arguments, Instrumentation instrumentation) {
    try {
      int java = javaVersion(System.getProperty("java.specification.version", "0"));
      if (java < OLDEST_JAVA) {
        System.err.println(tooOld(java));
        return;
      }
      Class.forName("io.loopwatch.Launch")
          .getMethod(method, String.class, Instrumentation.class)
          .invoke(null, arguments, instrumentation);
    } catch (InvocationTargetException failure) {
      say(failure.getTargetException());
    } catch (Throwable failure) {
      say(failure);
    }
  }

  private static void say(Throwable failure) {
    System.err.println("loopwatch: could not start, the application runs without it: " + failure);
  }

  /** One line for a JVM that is too old. */
  static String tooOld(int java) {
    return "loopwatch: needs Java "
        + OLDEST_JAVA
        + " or newer, this is "
        + java
        + "; the application runs without it";
  }

  /** The feature version: 8 for {@code 1.8}, 17 for {@code 17}. */
  static int javaVersion(String specification) {
    String text = specification.startsWith("1.") ? specification.substring(2) : specification;
    return Integer.parseInt(text);
  }
}
