// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * {@link NoBlocking} for every test of the run, where {@link WholeRun} is on; else nothing. JUnit
 * finds it as a service where extensions are auto-detected; any thread.
 */
public final class WholeRunExtension implements BeforeEachCallback, AfterEachCallback {
  private static volatile boolean hasLooked;

  /** Made by JUnit. */
  public WholeRunExtension() {}

  /** Whether it was asked about any test so far. */
  static boolean hasLooked() {
    return hasLooked;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (WholeRun.isOn()) {
      hasLooked = true;
      TestWindow.open(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (WholeRun.isOn()) {
      TestWindow.close(context);
    }
  }
}
