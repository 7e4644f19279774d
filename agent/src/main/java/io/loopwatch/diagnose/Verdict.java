// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one cause comes to: who, in what, and which sample shows it best. Immutable.
 *
 * @param cause why
 * @param culprit whose line; null of a pause, and where it is in nobody's code
 * @param operation in what, in a user's words, or null
 * @param share the culprit's part of the stall's time, in that cause, 0 to 1; 0 without a sample
 * @param sample the most telling one; null where no sample shows the cause
 * @param lock what the thread waited for, or null
 */
record Verdict(
    Cause cause,
    @Nullable StackTraceElement culprit,
    @Nullable String operation,
    double share,
    @Nullable Sample sample,
    @Nullable HeldLock lock) {
  /** What a division comes to. */
  static Verdict of(Evidence evidence, Division division, Frames frames) {
    Cause cause = division.cause(evidence.thresholdNanos());
    List<Slice> all = division.of(cause);
    List<Slice> seen = seen(all);
    if (seen.isEmpty()) {
      return new Verdict(cause, null, Doing.unseen(cause, all, evidence), 0, null, null);
    }
    HeavyPath.Found found =
        division.isOfCode(cause)
            ? new HeavyPath(seen, frames).find()
            : new HeavyPath.Found(null, Division.sum(seen), seen);
    double share = (double) found.nanos() / Math.max(1, division.nanos());
    return of(cause, found, share, evidence);
  }

  private static Verdict of(Cause cause, HeavyPath.Found found, double share, Evidence evidence) {
    Map<String, Long> operations = new LinkedHashMap<>();
    for (Slice slice : found.slices()) {
      operations.merge(Doing.named(slice, evidence), slice.nanos(), Long::sum);
    }
    String operation = Heaviest.of(operations);
    Sample telling = telling(operation, found.slices(), evidence);
    return new Verdict(
        cause,
        found.culprit(),
        operation.isEmpty() ? null : operation,
        share,
        telling,
        cause.isOfCode() ? longestHeld(telling.lock(), found.slices()) : null);
  }

  /** The slices whose stacks show the cause; where none does, those that have a stack at all. */
  private static List<Slice> seen(List<Slice> slices) {
    List<Slice> seen = slices.stream().filter(slice -> slice.window().isSeen()).toList();
    List<Slice> shown = seen.stream().filter(Slice::isShown).toList();
    return shown.isEmpty() ? seen : shown;
  }

  /** The one that stands for most; one that is not late before one that is. */
  private static Sample telling(String operation, List<Slice> slices, Evidence evidence) {
    Slice best = slices.get(0);
    for (Slice slice : slices) {
      if (Doing.named(slice, evidence).equals(operation)
          && (!Doing.named(best, evidence).equals(operation) || isBetter(slice, best))) {
        best = slice;
      }
    }
    return best.window().sample();
  }

  private static boolean isBetter(Slice one, Slice other) {
    boolean isLate = one.window().sample().late();
    return isLate == other.window().sample().late() ? one.nanos() > other.nanos() : !isLate;
  }

  /** The same lock as it was seen last: its owner has it longer with each look. */
  private static @Nullable HeldLock longestHeld(@Nullable HeldLock lock, List<Slice> slices) {
    HeldLock longest = lock;
    for (Slice slice : slices) {
      HeldLock seen = slice.window().sample().lock();
      if (longest != null && seen != null && seen.isSame(longest)) {
        longest = together(longest, seen);
      }
    }
    return longest;
  }

  /** Who has just let go and ended has no stack any more. */
  private static HeldLock together(HeldLock before, HeldLock after) {
    HeldLock shown = after.ownerStack().isEmpty() ? before : after;
    return shown.held(Math.max(before.heldNanos(), after.heldNanos()));
  }
}
