// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A value is not allowed. Never leaves this package. */
final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  InvalidValueException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /** What is wrong and what is allowed. */
  String why() {
    return why;
  }
}
