// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The probe's thresholds and its list of arrivals are the JVM's: gives each test the defaults and
 * an empty list, and leaves both behind.
 */
public final class ProbeReset implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    reset();
  }

  private static void reset() {
    Probe.configure(Long.MAX_VALUE, Long.MAX_VALUE);
    Probe.forget();
    while (Probe.arrived() != null) {
      // not for this test
    }
  }
}
