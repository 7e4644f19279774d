// SPDX-License-Identifier: Apache-2.0

/**
 * Every blocking call of {@code io.loopwatch.e2e.fixture.blocking} on every JDK, on loops and off
 * them: what Loopwatch tells of it, and, in {@link io.loopwatch.e2e.blocking.BlockingTable}, what
 * others tell.
 */
package io.loopwatch.e2e.blocking;
