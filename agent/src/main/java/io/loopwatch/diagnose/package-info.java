// SPDX-License-Identifier: Apache-2.0
/**
 * Pure functions from what was seen to what it means: cause, operation, culprit. No state, no
 * clock, no thread.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.diagnose;
