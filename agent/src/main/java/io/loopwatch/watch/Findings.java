// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;

/** Who is told what the watchdog finds. Called on the watchdog's thread; must not block. */
public interface Findings {
  /** A callback or a turn that takes, or took, too long. Nobody is blamed yet. */
  void stall(Evidence evidence);

  /** Blocking calls. Nobody is blamed yet, and none is allowed. */
  void blocking(BlockingEvidence evidence);

  /** Loads what the first stall is to be told with. Called once, on any thread. */
  default void warmUp() {}

  /** Anything else: a lag, an interval's histograms, a line about the watchdog itself. */
  void event(Event event);
}
