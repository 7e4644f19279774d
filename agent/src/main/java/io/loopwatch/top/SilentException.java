// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/** There is no answer now, and there may be one later. The message is for people. */
public final class SilentException extends Exception {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public SilentException(String message) {
    super(message);
  }
}
