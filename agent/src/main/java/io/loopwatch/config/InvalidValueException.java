// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * A value is not allowed; the message says what is wrong and what is allowed. Never leaves this
 * package.
 */
final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidValueException(String message) {
    super(message, null, false, false);
  }
}
