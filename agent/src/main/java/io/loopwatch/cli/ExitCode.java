// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

/** What the commands tell scripts. */
final class ExitCode {
  /** Fine. */
  static final int OK = 0;

  /** What was to hold does not. */
  static final int CHECK_FAILED = 1;

  /** Wrong use: an unknown command or option, or none at all. */
  static final int USAGE = 2;

  /** A file, standard output among them, or another JVM could not be used. */
  static final int UNUSABLE = 3;

  private ExitCode() {}
}
