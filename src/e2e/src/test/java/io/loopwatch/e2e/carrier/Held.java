// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import io.loopwatch.e2e.Event;

/**
 * A carrier that was held, and what was told of it.
 *
 * @param seen what was told before it was let go
 * @param ended what was told afterwards
 * @param stay what the fixture measured
 */
record Held(Event seen, Event ended, Stay stay) {}
