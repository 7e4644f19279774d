// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.watch.Findings;

/** Whom it does not matter to what a watchdog finds. */
final class Nobody implements Findings {
  @Override
  public void stall(Evidence evidence) {}

  @Override
  public void blocking(BlockingEvidence evidence) {}

  @Override
  public void event(Event event) {}
}
