// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * How often something was found.
 *
 * @param what class of a task, or a frame
 * @param count how often
 */
public record LoggedCount(String what, long count) {
  static LoggedCount ofTask(Members task) throws DamagedLine {
    return new LoggedCount(task.text("task"), task.number("count"));
  }

  static LoggedCount ofFrame(Members frame) throws DamagedLine {
    return new LoggedCount(frame.text("frame"), frame.number("count"));
  }
}
