// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.List;

/** What the keys do, and what the columns mean. */
final class Help {
  static final List<String> LINES =
      List.of(
          "u l 9 m p n   sort by utilization, lag now, p99, max, pending, name",
          "r             reverse the order; its column is marked with *, or reversed with ^",
          "j k, arrows   select a loop; page up, page down, home, end",
          "s, Enter      the stack of the selected loop, live",
          "space         pause, and go on",
          "h, ?          this page",
          "q, Ctrl-C     quit;  Ctrl-Z suspend;  Ctrl-L paint anew",
          "",
          "UTIL          part of the time since the last refresh that the loop was awake",
          "LAG NOW       what a task waited for its turn when that was measured last,",
          "              or what one waits that is still there",
          "P99, MAX      of the lags in the last minute that top has seen",
          "PENDING       tasks in the queue; of carriers, virtual threads that wait",
          "BLOCKED       the present callback is a stall: for how long, and the line of the",
          "              application that it was in when it was looked at last",
          "",
          "wide: STALLS since the start, CALLS/S callbacks a second, CALL P99 of their",
          "duration in the last minute.   - is what is not known, or not known yet");

  private Help() {}
}
