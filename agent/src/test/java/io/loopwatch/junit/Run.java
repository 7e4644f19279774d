// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of test classes through JUnit's own launcher, its services included. */
final class Run implements TestExecutionListener {
  private final List<String> passed = new ArrayList<>();
  private final Map<String, Throwable> failed = new LinkedHashMap<>();

  private Run() {}

  /** Runs these classes to the end. */
  static Run of(Class<?>... tests) {
    return of(Map.of(), tests);
  }

  /** Runs these classes to the end, with configuration parameters. */
  static Run of(Map<String, String> parameters, Class<?>... tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(tests).map(type -> selectClass(type)).toList())
            .configurationParameters(parameters)
            .build();
    Run run = new Run();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session.getLauncher().execute(request, run);
    }
    return run;
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL && test.isTest()) {
      passed.add(test.getDisplayName());
    }
    result.getThrowable().ifPresent(failure -> failed.put(test.getDisplayName(), failure));
  }

  /** The names of those that passed. */
  List<String> passed() {
    return passed;
  }

  /** Why others did not, by their names. */
  Map<String, Throwable> failed() {
    return failed;
  }
}
