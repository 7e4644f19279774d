// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.List;

/**
 * How many looks at a blocked thread showed one stack.
 *
 * @param count looks, at least 0
 * @param stack frames as the event log has them, innermost first; of stacks that were not told in
 *     full only the frames that they share with the event's own, which may be none
 */
public record Sampled(int count, List<String> stack) {
  /** Copies the list. */
  public Sampled {
    stack = List.copyOf(stack);
  }
}
