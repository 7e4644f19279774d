// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Adds up a histogram log by tag, with HdrHistogram's own reader, and prints each tag's p99. */
public final class SumLog {
  private SumLog() {}

  /** The path of the log. */
  public static void main(String[] args) throws IOException {
    Map<String, Histogram> sums = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(args[0])) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        Histogram one = (Histogram) next;
        sums.computeIfAbsent(String.valueOf(one.getTag()), unused -> one.copy()).add(one);
      }
    }
    sums.forEach((tag, sum) -> System.out.println(tag + " " + sum.getValueAtPercentile(99)));
  }
}
