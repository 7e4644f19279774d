// SPDX-License-Identifier: Apache-2.0
/**
 * For tests: fails those that block an event loop. Needs the user's own JUnit, and is loaded by
 * nothing else of Loopwatch.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.junit;
