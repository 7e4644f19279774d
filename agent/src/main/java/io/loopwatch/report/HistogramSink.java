// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/** Takes what a part of a histogram log says, in its order, on the thread that reads it. */
public interface HistogramSink {
  /**
   * One interval of one series.
   *
   * @param tag the series; empty for the untagged line, the lag of all loops
   * @param startSeconds since the epoch
   * @param lengthSeconds of the interval, 0 or more
   * @param counts valid during the call only
   */
  void interval(String tag, double startSeconds, double lengthSeconds, FilledBuckets counts);

  /**
   * A line that could not be read, and is left out.
   *
   * @param line its number in the file, from 1
   * @param what is wrong with it
   */
  void damaged(long line, String what);
}
