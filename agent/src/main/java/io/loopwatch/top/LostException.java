// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/** The JVM that was looked at has ended, or is watched no more. The message is for people. */
public final class LostException extends Exception {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public LostException(String message) {
    super(message);
  }
}
