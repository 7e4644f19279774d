// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** What becomes of a blocking call on a watched loop. */
public enum Blocking {
  /** It is reported once it has ended. */
  REPORT,
  /** It throws before it blocks: for tests. */
  THROW,
  /** Nothing: no blocking operation is woven. */
  OFF
}
