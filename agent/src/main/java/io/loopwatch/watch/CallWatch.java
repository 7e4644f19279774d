// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.probe.CallRing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the blocking calls that the thread of one loop or carrier has told. */
final class CallWatch {
  private final Desk desk;
  private final CallRing ring;
  private final Source source;

  /** Whose calls they are. */
  interface Source {
    LoopId loop();

    /** What is known of for whom it worked. */
    Map<String, String> context(@Nullable Object context);

    /** The stall that the callback of that number was, or 0 where none was told. */
    long stallOf(long callback);
  }

  CallWatch(Desk desk, CallRing ring, Source source) {
    this.desk = desk;
    this.ring = ring;
    this.source = source;
  }

  void drain() {
    for (; ring.hasNext(); ring.next()) {
      desk.findings().blocking(evidence());
    }
  }

  private BlockingEvidence evidence() {
    Operation operation = desk.operations().apply(ring.operation());
    long nanos = ring.durationNanos();
    boolean isPin = ring.count() == 1 && isPinned(operation) && nanos >= desk.limits().pinNanos();
    long threshold = isPin ? desk.limits().pinNanos() : desk.limits().blockingNanos();
    boolean isTold = ring.count() == 1 && nanos >= threshold;
    Throwable stack = ring.stack();
    return new BlockingEvidence(
        isTold ? desk.ids().next() : 0,
        desk.clock().wallAt(ring.beganNanos()),
        source.loop(),
        nanos,
        ring.count(),
        threshold,
        operation,
        stack == null ? List.of() : Stacks.clean(stack.getStackTrace()),
        source.context(ring.context()),
        source.stallOf(ring.sequence()),
        isPin);
  }

  /** Waits of virtual threads: those are told only where they kept their carrier. */
  private boolean isPinned(Operation operation) {
    return source.loop().kind() == LoopKind.CARRIER
        && (operation.kind().equals("pin") || operation.kind().equals("wait"));
  }
}
