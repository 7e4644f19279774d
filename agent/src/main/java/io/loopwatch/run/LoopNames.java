// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.ProcessName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How loops are called where several processes may have one of the same name. */
public final class LoopNames {
  private final boolean areSeveral;
  private final List<ProcessName> ofSharedHosts;

  /** For the loops of a run. */
  public LoopNames(List<LoopRun> loops) {
    List<ProcessName> processes =
        loops.stream().map(LoopRun::process).filter(Objects::nonNull).distinct().toList();
    areSeveral = loops.stream().map(LoopRun::process).distinct().count() > 1;
    ofSharedHosts =
        processes.stream().collect(Collectors.groupingBy(ProcessName::host)).values().stream()
            .filter(ofHost -> ofHost.size() > 1)
            .flatMap(List::stream)
            .toList();
  }

  /**
   * The host; with the process id where several processes of that host are in the run; null where
   * all loops are of one process.
   */
  public @Nullable String process(LoopRun loop) {
    ProcessName process = loop.process();
    if (!areSeveral || process == null) {
      return null;
    }
    return ofSharedHosts.contains(process) ? process.host() + "/" + process.pid() : process.host();
  }

  /** The loop's name, and its process where there are several: {@code loop-1 @ web-1}. */
  public String of(LoopRun loop) {
    String process = process(loop);
    return process == null ? loop.name() : loop.name() + " @ " + process;
  }
}
