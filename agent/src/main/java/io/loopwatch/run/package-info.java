// SPDX-License-Identifier: Apache-2.0
/**
 * What the files of one or many runs say together: histograms added up, reports paired and summed
 * by culprit. Pure: reads files, prints nothing. {@link io.loopwatch.run.RunReader} makes a {@link
 * io.loopwatch.run.Run}; whoever shows it, asks that. One thread, but where it says otherwise.
 */
@NullMarked
package io.loopwatch.run;

import org.jspecify.annotations.NullMarked;
