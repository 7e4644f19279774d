// SPDX-License-Identifier: Apache-2.0
/**
 * The load generator, on threads of its own that are no event loops, and its record of what it
 * called when.
 */
@NullMarked
package io.loopwatch.demo.load;

import org.jspecify.annotations.NullMarked;
