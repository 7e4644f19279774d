// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.List;
import java.util.Map;

/**
 * What runs on a thread for so long that it was looked at.
 *
 * @param nanos for how long
 * @param stack the last that was taken, innermost frame first; empty where none was
 * @param context what the framework says of it
 */
record Running(long nanos, List<StackTraceElement> stack, Map<String, String> context) {
  /** Nothing. */
  static final Running NONE = new Running(0, List.of(), Map.of());
}
