// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import java.util.List;

/** Says of one blocking call whose it was, and whether it is fine. Immutable. */
public final class CallDiagnoser {
  private final Frames frames;
  private final Allowances allowances;

  /** Makes one that knows the application's code, and what is allowed. */
  public CallDiagnoser(Frames frames, Allowances allowances) {
    this.frames = frames;
    this.allowances = allowances;
  }

  /** What the evidence says. */
  public BlockingCall diagnose(BlockingEvidence evidence) {
    List<StackTraceElement> stack = evidence.stack();
    String called = Frames.operation(stack);
    return new BlockingCall(
        evidence,
        called == null ? evidence.operation().name() : called,
        frames.culprit(stack),
        Frames.callback(stack));
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
