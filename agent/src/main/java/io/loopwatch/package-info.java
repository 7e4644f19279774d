// SPDX-License-Identifier: Apache-2.0
/**
 * The agent's entry, the delivery of the probe, and the only wiring: watch, then diagnose, then
 * report.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch;
