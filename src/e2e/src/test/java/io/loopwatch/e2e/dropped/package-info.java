// SPDX-License-Identifier: Apache-2.0
/**
 * Failures that nobody asks for: each way of {@code io.loopwatch.e2e.fixture.dropped} to drop a
 * future is told once, with its line, and each way to ask one is not.
 */
package io.loopwatch.e2e.dropped;
