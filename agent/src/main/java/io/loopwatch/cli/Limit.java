// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.Run;

/** Something that is to hold in a run, as {@code --max} has it. Immutable. */
interface Limit {
  /** As it was given. */
  String text();

  /**
   * Whether it holds.
   *
   * @throws UnusableException where the files do not tell, so that nobody takes silence for
   *     well-being
   */
  Verdict judge(Run run) throws UnusableException;
}
