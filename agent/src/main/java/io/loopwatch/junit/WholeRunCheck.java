// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Where {@link WholeRun} is on, says on stderr whose tests it did not see: a run must not look
 * clean because nobody looked. JUnit finds it as a service, any version of JUnit 5.
 */
public final class WholeRunCheck implements TestExecutionListener {
  private static final String JUPITER = "junit-jupiter";
  private static final String ENGINE = "[engine:";

  private final Set<String> engines = new ConcurrentSkipListSet<>();

  /** Made by JUnit. */
  public WholeRunCheck() {}

  @Override
  public void executionStarted(TestIdentifier test) {
    if (WholeRun.isOn() && test.isTest()) {
      engines.add(engine(test.getUniqueId()));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (WholeRun.isMisspelt()) {
      say("is off: allowed are true and false");
    }
    for (String engine : engines) {
      if (!engine.equals(JUPITER)) {
        say("sees tests of JUnit Jupiter, not those of " + engine);
      } else if (!WholeRunExtension.hasLooked()) {
        say(
            "needs JUnit Jupiter 5.12; no test was looked at. An older one needs"
                + " junit.jupiter.extensions.autodetection.enabled=true, too");
      }
    }
    engines.clear();
  }

  /** Of {@code [engine:junit-jupiter]/[class:com.acme.OrdersTest]/…}, the engine. */
  private static String engine(String uniqueId) {
    int end = uniqueId.indexOf(']');
    return uniqueId.startsWith(ENGINE) && end > 0
        ? uniqueId.substring(ENGINE.length(), end)
        : uniqueId;
  }

  private static void say(String what) {
    System.err.println(
        "loopwatch: "
            + WholeRun.PROPERTY
            + "="
            + System.getProperty(WholeRun.PROPERTY)
            + " "
            + what);
  }
}
