// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.loopwatch.e2e.ChildJvm;
import java.io.IOException;
import java.util.Map;

/** A debugger on a child that was started with {@link #OPTION}. */
final class Debugger implements AutoCloseable {
  /** For the JVM: it takes any port that is free, and says which. */
  static final String OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  private static final String SAYS = "Listening for transport dt_socket at address: ";

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  static Debugger attach(ChildJvm child) throws IOException {
    String port =
        child.stdout().await("port", line -> line.startsWith(SAYS)).substring(SAYS.length());
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
