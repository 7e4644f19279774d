// SPDX-License-Identifier: Apache-2.0

/**
 * Virtual threads and their carriers: each way of {@code io.loopwatch.e2e.fixture.carrier} to hold
 * a carrier is told while it lasts, each way to leave it is not; and what is told of pins, of a
 * scheduler without a free carrier, and beside frameworks and agents.
 */
package io.loopwatch.e2e.carrier;
