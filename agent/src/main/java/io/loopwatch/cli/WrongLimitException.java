// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

/** A limit that says nothing; the message is for people: which, and what is allowed. */
final class WrongLimitException extends Exception {
  private static final long serialVersionUID = 1;

  WrongLimitException(String limit, String why) {
    super("'" + limit + "': " + why);
  }
}
