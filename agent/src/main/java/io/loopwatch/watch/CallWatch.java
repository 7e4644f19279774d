// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.probe.CallRing;
import io.loopwatch.probe.Slot;
import java.util.List;

/** Takes the blocking calls that one loop's thread has told. */
final class CallWatch {
  private final Desk desk;
  private final Slot slot;
  private final Identity identity;
  private final StallWatch stalls;

  CallWatch(Desk desk, Slot slot, Identity identity, StallWatch stalls) {
    this.desk = desk;
    this.slot = slot;
    this.identity = identity;
    this.stalls = stalls;
  }

  void drain() {
    for (CallRing ring = slot.callRing(); ring.hasNext(); ring.next()) {
      desk.findings().blocking(evidence(ring));
    }
  }

  private BlockingEvidence evidence(CallRing ring) {
    long threshold = desk.limits().blockingNanos();
    boolean isTold = ring.count() == 1 && ring.durationNanos() >= threshold;
    Throwable stack = ring.stack();
    return new BlockingEvidence(
        isTold ? desk.ids().next() : 0,
        desk.clock().wallAt(ring.beganNanos()),
        identity.loop(),
        ring.durationNanos(),
        ring.count(),
        threshold,
        desk.operations().apply(ring.operation()),
        stack == null ? List.of() : Stacks.clean(stack.getStackTrace()),
        identity.context(ring.context()),
        stalls.stallOf(ring.sequence()));
  }
}
