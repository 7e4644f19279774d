// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.ProcessName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which histogram of which loop.
 *
 * @param process of the loop; null where its file does not tell
 * @param loop the loop's name as it is in tags; empty for all loops of the process together
 * @param measure what is counted
 */
record SeriesKey(@Nullable ProcessName process, String loop, Measure measure) {
  /** That of a tag; empty where it is none of Loopwatch's. */
  static Optional<SeriesKey> of(@Nullable ProcessName process, String tag) {
    if (tag.isEmpty()) {
      return Optional.of(new SeriesKey(process, "", Measure.LAG));
    }
    int colon = tag.lastIndexOf(':');
    String loop = tag.substring(0, Math.max(0, colon));
    return Measure.of(tag.substring(colon + 1)).map(each -> new SeriesKey(process, loop, each));
  }
}
