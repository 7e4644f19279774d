// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

/**
 * A file that was read.
 *
 * @param path as it was given
 * @param isHistograms a histogram log; else an event log
 * @param entries intervals, or events, that were read
 */
public record RunFile(String path, boolean isHistograms, long entries) {}
