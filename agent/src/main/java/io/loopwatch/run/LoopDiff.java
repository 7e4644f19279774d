// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import org.jspecify.annotations.Nullable;

/**
 * The same loops before and after.
 *
 * @param name the loop's; of several that are compared as one with {@code *} for each number
 * @param before null where there was none
 * @param after null where there is none
 */
public record LoopDiff(String name, @Nullable LoopSide before, @Nullable LoopSide after) {}
