// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedEvent;

/**
 * What is neither a stall nor a call: a lag, a starvation, a flood, a dropped failure, a notice.
 *
 * @param loop index in {@link Run#loops()}; −1 where it is about none
 * @param event the last that was told of it
 */
record Episode(int loop, LoggedEvent event) {}
