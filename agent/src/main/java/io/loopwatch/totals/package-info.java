// SPDX-License-Identifier: Apache-2.0
/**
 * What is added up over a run: where loops block, and what stalled them, by culprit and by loop.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.totals;
