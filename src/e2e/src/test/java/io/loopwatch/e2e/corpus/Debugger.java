// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Waiting;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A debugger on a child that was started with {@link #OPTION}. */
public final class Debugger implements AutoCloseable {
  /** For the JVM: it takes any port that is free, and says which. */
  public static final String OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  private static final String SAYS = "Listening for transport dt_socket at address: ";

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  static Debugger attach(ChildJvm child) throws IOException {
    return attach(child, 0);
  }

  /** Attaches after so many others that have detached: it listens on another port each time. */
  public static Debugger attach(ChildJvm child, int before) throws IOException {
    String port = port(child, before);
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(candidate -> candidate.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(port);
    try {
      return new Debugger(connector.attach(arguments));
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String port(ChildJvm child, int before) {
    return Waiting.until(
        "port of the debugger",
        Deadlines.REPORT,
        () ->
            child.stdout().lines().stream()
                .filter(line -> line.startsWith(SAYS))
                .skip(before)
                .findFirst()
                .map(line -> line.substring(SAYS.length())),
        () -> child.stdout().text());
  }

  /**
   * The instructions that the JVM has now, by class and method. Only of a debugger that has just
   * been attached: it asks the JVM once for each method.
   *
   * @param names which classes
   */
  public Map<String, Map<String, String>> code(Predicate<String> names) {
    Map<String, Map<String, String>> code = new TreeMap<>();
    for (ReferenceType type : machine.allClasses()) {
      if (names.test(type.name())) {
        Map<String, String> methods = code.computeIfAbsent(type.name(), any -> new TreeMap<>());
        for (Method method : type.methods()) {
          String instructions = Instructions.of(method.bytecodes());
          methods.put(method.name() + method.signature() + loader(type), instructions);
        }
      }
    }
    return code;
  }

  /** By its class: the number that a debugger has for it is another one each time. */
  private static String loader(ReferenceType type) {
    return type.classLoader() == null ? "" : " of " + type.classLoader().referenceType().name();
  }

  /** Suspends all threads for so long. */
  void hold(int millis) throws InterruptedException {
    machine.suspend();
    try {
      Thread.sleep(millis);
    } finally {
      machine.resume();
    }
  }

  @Override
  public void close() {
    machine.dispose();
  }
}
