// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes rows of readings. Percentiles are of the last minute that it has seen. For one thread. */
final class Model {
  private final Map<String, Past> pasts = new HashMap<>();

  /** A row for each loop of a reading, in its order; loops that have gone are forgotten. */
  List<Row> update(Reading reading) {
    List<Row> rows = new ArrayList<>();
    Set<String> present = new HashSet<>();
    for (LoopReading loop : reading.loops()) {
      present.add(loop.name());
      Past past = pasts.computeIfAbsent(loop.name(), name -> new Past());
      rows.add(past.add(loop, reading.takenNanos(), reading.thresholdNanos()));
    }
    pasts.keySet().retainAll(present);
    return rows;
  }
}
