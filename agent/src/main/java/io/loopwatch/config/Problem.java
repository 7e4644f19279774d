// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * One thing that is wrong with the options.
 *
 * @param line what, where it came from and what is allowed, for a user to read: one line, starting
 *     with {@code loopwatch:}
 */
public record Problem(String line) {
  static Problem of(String text) {
    return new Problem("loopwatch: " + text);
  }

  @Override
  public String toString() {
    return line;
  }
}
