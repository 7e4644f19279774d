// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** A line of a file that cannot be read; the message says in a few words why. Without a stack. */
final class DamagedLine extends Exception {
  private static final long serialVersionUID = 1;

  DamagedLine(String what) {
    super(what, null, false, false);
  }
}
