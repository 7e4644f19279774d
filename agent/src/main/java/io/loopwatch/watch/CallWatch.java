// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import io.loopwatch.probe.CallRing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the blocking calls that the thread of one loop or carrier has told. */
final class CallWatch {
  private final Desk desk;
  private final CallRing ring;
  private final Source source;
  private final List<Call> taken = new ArrayList<>();

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

  /** A call, as its thread told it. */
  private record Call(
      long sequence,
      long beganNanos,
      long nanos,
      Operation operation,
      int count,
      List<StackTraceElement> stack,
      @Nullable Object context) {}

  /** Takes what has been told by now: all calls of a callback that has ended are. */
  void take() {
    for (; ring.hasNext(); ring.next()) {
      Throwable stack = ring.stack();
      taken.add(
          new Call(
              ring.sequence(),
              ring.beganNanos(),
              ring.durationNanos(),
              desk.operations().apply(ring.operation()),
              ring.count(),
              stack == null ? List.of() : Stacks.clean(stack.getStackTrace()),
              ring.context()));
    }
  }

  /**
   * Those of what was taken that the callback of that number made, as if somebody had looked at
   * each all the time: for a stall that nobody looked at.
   */
  List<Sample> samples(long callback) {
    desk.lookAtPauses();
    List<Sample> samples = new ArrayList<>();
    for (Call call : taken) {
      if (call.sequence == callback && !call.stack.isEmpty()) {
        samples.add(sample(call));
      }
    }
    return samples;
  }

  private Sample sample(Call call) {
    boolean leaves = call.operation.leavesJvm();
    long end = call.beganNanos + call.nanos;
    Usage pauses = desk.meter().unseen(call.beganNanos, end).queued(-1); // it wanted no processor
    return new Sample(call.stack, Thread.State.TIMED_WAITING, null, false, leaves)
        .standingFor(call.nanos, pauses, null);
  }

  /**
   * Tells those of what was taken that the callback of that number made, or one before it: after
   * its stall, so that this is known, and before the next one's, which it is no more then.
   */
  void tell(long callback) {
    int count = 0;
    while (count < taken.size() && taken.get(count).sequence <= callback) {
      desk.findings().blocking(evidence(taken.get(count++)));
    }
    taken.subList(0, count).clear();
  }

  /** Tells what was taken; after the stalls that they made, so that these are known. */
  void tell() {
    for (Call call : taken) {
      desk.findings().blocking(evidence(call));
    }
    taken.clear();
  }

  private BlockingEvidence evidence(Call call) {
    boolean isPin =
        call.count == 1 && isPinned(call.operation) && call.nanos >= desk.limits().pinNanos();
    long threshold = isPin ? desk.limits().pinNanos() : desk.limits().blockingNanos();
    boolean isTold = call.count == 1 && call.nanos >= threshold;
    return new BlockingEvidence(
        isTold ? desk.ids().next() : 0,
        desk.clock().wallAt(call.beganNanos),
        source.loop(),
        call.nanos,
        call.count,
        threshold,
        call.operation,
        call.stack,
        source.context(call.context),
        source.stallOf(call.sequence),
        isPin);
  }

  /** Waits of virtual threads: those are told only where they kept their carrier. */
  private boolean isPinned(Operation operation) {
    return source.loop().kind() == LoopKind.CARRIER
        && (operation.kind().equals("pin") || operation.kind().equals("wait"));
  }
}
