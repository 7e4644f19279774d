// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done in a slice, in a user's words. */
final class Doing {
  /** Why a container's threads got no processor. */
  static final String QUOTA = "container CPU quota";

  /** Why a virtual machine's threads got none. */
  static final String STEAL = "steal by the host";

  private static final String DEBUGGER = "debugger";

  private Doing() {}

  /** As a report names it; empty where there is no word for it. */
  static String named(Slice slice, Evidence evidence) {
    String operation = of(slice, evidence);
    return operation == null ? "" : operation;
  }

  private static @Nullable String of(Slice slice, Evidence evidence) {
    Sample sample = slice.window().sample();
    return switch (slice.cause()) {
      case LOCK ->
          sample.state() == Thread.State.BLOCKED
              ? "synchronized"
              : Operations.called(sample.stack());
      case BLOCKING -> waiting(slice.window(), evidence);
      case CLASS_LOADING -> loading(sample);
      case NATIVE -> Operations.nativeMethod(sample.stack());
      case STOPPED -> sample.suspended() ? DEBUGGER : null;
      case DESCHEDULED -> want(slice, evidence);
      default -> null;
    };
  }

  /** What a call's own thread tells of it shows the caller alone where the call is rewritten. */
  private static @Nullable String waiting(Window window, Evidence evidence) {
    String called = window.isWaiting() ? Operations.called(window.sample().stack()) : null;
    return called == null ? longestCall(evidence) : called;
  }

  private static @Nullable String loading(Sample sample) {
    HeldLock lock = sample.lock();
    return lock != null && lock.initialising() != null
        ? "initialisation of " + lock.initialising()
        : Operations.called(sample.stack());
  }

  /** Why there was no processor, where that is known. */
  private static @Nullable String want(Slice slice, Evidence evidence) {
    if (slice.window().usage().throttledNanos() * 2 > slice.nanos()) {
      return QUOTA;
    }
    Usage usage = evidence.usage();
    long unused = usage.observedNanos() - Math.max(0, usage.cpuNanos());
    boolean isMost = usage.stolenNanos() * 2 > unused;
    return isMost && usage.stolenNanos() > usage.queuedNanos() ? STEAL : null;
  }

  /** What is known of a cause that no sample shows. */
  static @Nullable String unseen(Cause cause, List<Slice> slices, Evidence evidence) {
    return switch (cause) {
      case BLOCKING -> longestCall(evidence);
      case DESCHEDULED -> want(slices.get(0), evidence);
      default -> null;
    };
  }

  private static @Nullable String longestCall(Evidence evidence) {
    BlockingSum longest = null;
    for (BlockingSum sum : evidence.blocking()) {
      longest = longest == null || sum.totalNanos() > longest.totalNanos() ? sum : longest;
    }
    return longest == null ? null : longest.operation().name();
  }
}
