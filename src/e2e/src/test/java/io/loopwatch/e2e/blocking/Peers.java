// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another tool sees of all calls on a loop, in a child of its own without Loopwatch. */
final class Peers {
  private Peers() {}

  /** BlockHound, with the flag that it needs. */
  static Map<String, List<String>> blockHound(Setting setting) {
    Target target = setting.target("0", "blockhound").frameworks("blockhound");
    return see(setting, target.jvm("-XX:+AllowRedefinitionToAddDeleteMethods"));
  }

  /** The JDK's flight recorder; in brackets, what is shorter than 1 ms. */
  static Map<String, List<String>> flightRecorder(Setting setting) {
    return see(setting, setting.target("0", "jfr"));
  }

  /** Vert.x's checker, told to warn after so many milliseconds; 0 for its default. */
  static Map<String, List<String>> checker(Setting setting, int millis) {
    return see(setting, setting.target(String.valueOf(millis), "checker"));
  }

  private static Map<String, List<String>> see(Setting setting, Target target) {
    try (ChildJvm child = target.withoutAgent().start()) {
      for (Operation operation : setting.operations()) {
        child.ask("aside " + operation.command());
      }
      for (Operation operation : setting.operations()) {
        child.ask("loop " + operation.command());
      }
      return observed(setting, child);
    }
  }

  private static Map<String, List<String>> observed(Setting setting, ChildJvm child) {
    Map<String, List<String>> seen = new HashMap<>();
    for (Operation operation : setting.operations()) {
      String what = child.ask("observed " + operation.command());
      List<String> all = what.isEmpty() ? List.of() : List.of(what.split(";", -1));
      seen.put(operation.toString(), all);
    }
    return seen;
  }
}
