// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedEvent;

/**
 * One stall, or one turn that took too long, as far as the event log tells.
 *
 * @param loop index of its loop in {@link Run#loops()}
 * @param culprit index of what it was due to, in the order in which culprits were found
 * @param event its end, or the last that was told of it
 * @param isOpen whether its end was never told: the process died in it, or the log ends there
 */
record StallRow(int loop, int culprit, LoggedEvent event, boolean isOpen) {}
