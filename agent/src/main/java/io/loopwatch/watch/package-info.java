// SPDX-License-Identifier: Apache-2.0
/**
 * The watchdog: one daemon thread that reads every loop's slot, samples stacks, reads lags and
 * takes interval histograms. It knows no sink: what it finds it hands to {@link
 * io.loopwatch.watch.Findings}.
 *
 * <p>Everything here is confined to the watchdog's thread unless it says otherwise. Time comes from
 * an injected clock, so that tests step it.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.watch;
