// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * The JVMs of this machine. Apart from the command: all of its methods are looked at before it
 * runs, and where the module is not there that has these types, no command would run.
 */
final class Machines {
  private static final String ROW = "%-8s %-5s %-16s %s%n";

  private Machines() {}

  /** Prints a row for each that can be attached to, and its loops where it is watched. */
  static void show(PrintWriter out) {
    out.printf(ROW, "PID", "JAVA", "LOOPWATCH", "MAIN");
    for (VirtualMachineDescriptor machine : others()) {
      show(machine, out);
    }
    out.flush();
  }

  private static List<VirtualMachineDescriptor> others() {
    String own = Long.toString(ProcessHandle.current().pid());
    return VirtualMachine.list().stream()
        .filter(machine -> !machine.id().equals(own))
        .sorted(Comparator.comparingLong(machine -> Long.parseLong(machine.id())))
        .toList();
  }

  private static void show(VirtualMachineDescriptor machine, PrintWriter out) {
    Target target = new Target(Long.parseLong(machine.id()));
    String main = machine.displayName().isEmpty() ? "unknown" : machine.displayName();
    try {
      TargetTrouble.check(Long.parseLong(machine.id()));
      Properties there = target.properties();
      boolean isOn = Reply.ON.equals(there.getProperty(Reply.STATE));
      String java = there.getProperty("java.specification.version", "?");
      out.printf(ROW, machine.id(), java, isOn ? there.getProperty(Reply.VERSION) : "-", main);
      if (isOn) {
        showLoops(target, out);
      }
    } catch (UnusableException refused) {
      out.printf(ROW, machine.id(), "?", "?", main + " (" + refused.getMessage() + ")");
    }
  }

  private static void showLoops(Target target, PrintWriter out) {
    try {
      Reply loops = target.ask(Verb.LIST, "");
      loops.text().lines().forEach(loop -> out.println("         " + loop));
    } catch (UnusableException refused) {
      out.println("         (" + refused.getMessage() + ")");
    }
  }
}
