// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.io.IOException;

/** What is at one path. Called by several threads at once. */
@FunctionalInterface
interface Resource {
  /**
   * What it says now.
   *
   * @throws IllegalStateException where the watchdog does not answer
   */
  Answer get(Request request) throws IOException;
}
