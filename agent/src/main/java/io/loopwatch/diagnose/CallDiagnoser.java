// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Pin;
import io.loopwatch.event.SchedulerState;
import java.util.List;

/**
 * Says of one blocking call whose it was, and whether it is fine; and of those that hold carriers
 * what they do. Immutable.
 */
public final class CallDiagnoser {
  private final Frames frames;
  private final Allowances allowances;
  private final Pins pins;
  private final Hints hints;

  /** Makes one that knows the application's code, what is allowed, and what pins. */
  public CallDiagnoser(Frames frames, Allowances allowances, Pins pins) {
    this.frames = frames;
    this.allowances = allowances;
    this.pins = pins;
    this.hints = new Hints(pins.java());
  }

  /** What the evidence says. */
  public BlockingCall diagnose(BlockingEvidence evidence) {
    List<StackTraceElement> stack = evidence.stack();
    String called = Frames.operation(stack);
    String operation = called == null ? evidence.operation().name() : called;
    StackTraceElement culprit = frames.knowing(evidence.context()).culprit(stack);
    Pin pin = evidence.isPinned() ? pins.of(stack) : null;
    return new BlockingCall(
        evidence,
        operation,
        culprit,
        Frames.callback(stack),
        pin,
        hints.of(Case.of(evidence, operation, culprit, pin)));
  }

  /** The lag, with what each thread does that holds a carrier meanwhile. */
  public Lag diagnose(Lag lag) {
    SchedulerState scheduler = lag.scheduler();
    return scheduler == null || scheduler.holders().isEmpty()
        ? lag
        : lag.with(scheduler.with(scheduler.holders().stream().map(this::blamed).toList()));
  }

  private Holder blamed(Holder holder) {
    List<StackTraceElement> stack = holder.stack();
    String called = Frames.operation(stack);
    return holder.blamed(
        called == null ? Frames.nativeMethod(stack) : called, frames.culprit(stack));
  }

  /** Whether the user, or the built-in list, says that such a call is fine. */
  public boolean allows(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    return allowances.allows(
        evidence.stack(),
        call.operation(),
        evidence.operation().name(),
        evidence.operation().kind());
  }
}
