// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoopTags;
import io.loopwatch.report.ProcessName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which loops there are, of all files together: one of an event log and one of a histogram log are
 * the same where process and tag are. Bounded: of more than {@value #MOST} loops the later are one.
 */
final class LoopTable {
  private static final int MOST = 10_000;

  private final List<LoopRun> loops = new ArrayList<>();
  private final Map<Key, LoopRun> known = new HashMap<>();
  private final Map<Owner, Thresholds> thresholds = new HashMap<>();

  private record Key(@Nullable ProcessName process, String tag) {}

  private record Owner(@Nullable ProcessName process) {}

  /** By its name in tags. */
  LoopRun ofTag(@Nullable ProcessName process, String tag) {
    return find(process, tag, tag);
  }

  /** By what an event says; carriers are one loop. */
  LoopRun ofEvent(@Nullable ProcessName process, String name, String kind) {
    if (kind.equals("carrier")) {
      LoopRun carriers = find(process, "carriers", "carriers");
      carriers.known("carriers", kind);
      return carriers;
    }
    LoopRun loop = find(process, LoopTags.sanitise(name), name);
    if (loops.size() < MOST) {
      loop.known(name, kind);
    }
    return loop;
  }

  private LoopRun find(@Nullable ProcessName process, String tag, String name) {
    Key key = new Key(process, tag);
    boolean isFull = loops.size() >= MOST && !known.containsKey(key);
    return known.computeIfAbsent(
        isFull ? new Key(null, "(other loops)") : key,
        unused -> add(process, isFull ? "(other loops)" : name));
  }

  private LoopRun add(@Nullable ProcessName process, String name) {
    LoopRun loop = new LoopRun(loops.size(), process, name, thresholds(process));
    loops.add(loop);
    return loop;
  }

  /** Of one process. */
  Thresholds thresholds(@Nullable ProcessName process) {
    return thresholds.computeIfAbsent(new Owner(process), unused -> new Thresholds());
  }

  List<LoopRun> all() {
    return List.copyOf(loops);
  }
}
