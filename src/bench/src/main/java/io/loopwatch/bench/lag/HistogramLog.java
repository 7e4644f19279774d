// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.lag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * Those intervals of a histogram log that lie in a window of time.
 *
 * @param path the log
 * @param fromMillis the window's beginning, epoch milliseconds
 * @param toMillis its end
 */
record HistogramLog(Path path, double fromMillis, double toMillis) {
  /**
   * Adds up what all tags with an ending have.
   *
   * @throws IOException if there is nothing
   */
  Histogram sum(String ending) throws IOException {
    Histogram sum = new Histogram(3_600_000_000_000L, 2);
    HistogramLogReader reader = new HistogramLogReader(Files.newInputStream(path));
    while (reader.hasNext()) {
      EncodableHistogram each = reader.nextIntervalHistogram();
      if (each instanceof Histogram histogram && isMeant(histogram, ending)) {
        sum.add(histogram);
      }
    }
    reader.close();
    if (sum.getTotalCount() == 0) {
      throw new IOException("nothing for " + ending + " in " + path);
    }
    return sum;
  }

  private boolean isMeant(Histogram histogram, String ending) {
    return histogram.getTag() != null
        && histogram.getTag().endsWith(ending)
        && histogram.getStartTimeStamp() >= fromMillis
        && histogram.getEndTimeStamp() <= toMillis;
  }
}
