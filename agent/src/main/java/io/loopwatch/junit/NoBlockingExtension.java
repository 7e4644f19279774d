// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@link NoBlocking} does. JUnit makes it; any thread. */
final class NoBlockingExtension implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    TestWindow.open(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestWindow.close(context);
  }
}
