// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * The probe's thresholds and its list of arrivals are the JVM's: gives each test the defaults and
 * an empty list before its fields are made, and leaves both behind.
 */
public final class ProbeReset implements TestInstancePreConstructCallback, AfterEachCallback {
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    reset();
  }

  private static void reset() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    Probe.configureBlocking(Long.MAX_VALUE, null);
    Probe.forget();
    Origins.close();
    Carriers.configure(Long.MAX_VALUE);
    Carriers.forget();
    Carriers.look(0);
    Carriers.look(0); // the clock that a test has moved ahead
    while (Carriers.arrived() != null) {
      // not for this test
    }
    while (Probe.arrived() != null) {
      // not for this test
    }
  }
}
