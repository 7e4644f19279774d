// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** What is wrong with a line, as the rest of a sentence that begins with its place. */
final class DamagedLine extends Exception {
  private static final long serialVersionUID = 1;

  /** Without a stack: it is about the file, and a damaged file has many. */
  DamagedLine(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
