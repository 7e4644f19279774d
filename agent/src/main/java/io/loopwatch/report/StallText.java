// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Pin;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a stall in each of its phases: what happened, a colon, then what is known of it;
 * and below that line stack, origin and hint. Of a pause no code is named.
 */
final class StallText {
  private StallText() {}

  /**
   * {@code whole} adds callback and context, which the first report of a stall tells and the others
   * leave out.
   */
  static String firstLine(Stall stall, boolean whole) {
    Evidence evidence = stall.evidence();
    String details =
        Stream.concat(turn(evidence), details(stall, whole))
            .filter(detail -> !detail.isEmpty())
            .collect(Collectors.joining(", "));
    String head = "#" + evidence.id() + " " + OneLine.of(evidence.loop().name()) + verb(evidence);
    return details.isEmpty() ? head : head + ": " + details;
  }

  private static String verb(Evidence evidence) {
    boolean isStall = evidence.kind() == StallKind.STALL;
    String verb = isOfCarrier(evidence) ? "held for " : "blocked for ";
    String what = (isStall ? verb : "one turn for ") + DurationText.of(evidence.durationNanos());
    return switch (evidence.phase()) {
      case SEEN -> (isStall ? " " : " has run ") + what + counting(evidence);
      case LASTS -> (isStall ? " still " : " still runs ") + what + counting(evidence);
      case ENDED -> (isStall ? " was " : " ran ") + what;
    };
  }

  private static boolean isOfCarrier(Evidence evidence) {
    return evidence.loop().kind() == LoopKind.CARRIER;
  }

  private static String counting(Evidence evidence) {
    String option = evidence.kind() == StallKind.STALL ? "threshold" : "iteration.threshold";
    String threshold = DurationText.of(evidence.thresholdNanos());
    return " and counting (" + option + " " + threshold + ")";
  }

  /** What a turn of the loop consisted of; nothing for a single callback. */
  private static Stream<String> turn(Evidence evidence) {
    if (evidence.kind() == StallKind.STALL) {
      return Stream.empty();
    }
    long longest = evidence.longestCallbackNanos();
    return Stream.of(
        evidence.callbacks() + (evidence.callbacks() == 1 ? " callback" : " callbacks"),
        longest > 0 ? "longest " + DurationText.of(longest) : "");
  }

  private static Stream<String> details(Stall stall, boolean whole) {
    Phase phase = stall.evidence().phase();
    boolean hasEnded = phase == Phase.ENDED;
    if (!stall.diagnosis().cause().isOfCode()) {
      return pause(stall, hasEnded);
    }
    return hasEnded ? ended(stall, whole) : lasting(stall, whole || phase == Phase.SEEN);
  }

  private static Stream<String> pause(Stall stall, boolean hasEnded) {
    Evidence evidence = stall.evidence();
    return Stream.of(
            Stream.of(stall.diagnosis().cause().label()),
            UsageText.parts(stall),
            Stream.of(hasEnded ? delayed(evidence) : waiting(evidence, "", " waiting")))
        .flatMap(part -> part);
  }

  private static Stream<String> lasting(Stall stall, boolean whole) {
    Diagnosis diagnosis = stall.diagnosis();
    return Stream.of(
        join(activity(diagnosis), at(diagnosis)),
        whole ? in(stall) : "",
        whole ? ThreadText.in(stall.evidence().context()) : "",
        lock(diagnosis.lock()),
        pinned(diagnosis.pin(), whole),
        waiting(stall.evidence(), "", " waiting"),
        whole ? late(diagnosis) : "");
  }

  private static Stream<String> ended(Stall stall, boolean whole) {
    Diagnosis diagnosis = stall.diagnosis();
    Evidence evidence = stall.evidence();
    Stream<String> what =
        Stream.of(
            diagnosis.cause().label(),
            join(join(operation(diagnosis), share(stall)), at(diagnosis)),
            whole ? in(stall) : "",
            whole ? ThreadText.in(evidence.context()) : "",
            sums(evidence),
            lock(diagnosis.lock()),
            pinned(diagnosis.pin(), whole));
    Stream<String> effect = Stream.of(delayed(evidence), whole ? late(diagnosis) : "");
    return Stream.of(what, UsageText.parts(stall), effect).flatMap(part -> part);
  }

  /** {@code "38 × FileOutputStream.write 41 ms in all"}, for each operation. */
  private static String sums(Evidence evidence) {
    return evidence.blocking().stream()
        .map(
            sum ->
                sum.count()
                    + " × "
                    + OneLine.of(sum.operation().name())
                    + " "
                    + DurationText.of(sum.totalNanos())
                    + (sum.count() > 1 ? " in all" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The operation, or else the cause where one is known. */
  private static String activity(Diagnosis diagnosis) {
    String operation = operation(diagnosis);
    boolean causeOnly = operation.isEmpty() && diagnosis.cause() != Cause.UNKNOWN;
    return causeOnly ? diagnosis.cause().label() : operation;
  }

  private static String operation(Diagnosis diagnosis) {
    String operation = diagnosis.operation();
    return operation == null ? "" : OneLine.of(operation);
  }

  private static String share(Stall stall) {
    int samples = stall.evidence().samples().size();
    if (samples == 0) {
      return "";
    }
    long percent = Math.round(stall.diagnosis().share() * 100);
    return percent + " % of " + samples + (samples == 1 ? " sample" : " samples");
  }

  private static String at(Diagnosis diagnosis) {
    StackTraceElement culprit = diagnosis.culprit();
    return culprit == null ? "" : "at " + FrameText.place(culprit);
  }

  /**
   * The verticle where there is one, else the class of the callback; of a carrier the virtual
   * thread stands for that.
   */
  private static String in(Stall stall) {
    Evidence evidence = stall.evidence();
    String verticle = evidence.context().get("verticle");
    String callback = isOfCarrier(evidence) ? null : stall.diagnosis().callback();
    String where = verticle == null ? callback : verticle;
    return where == null ? "" : "in " + OneLine.of(where);
  }

  private static String waiting(Evidence evidence, String before, String after) {
    return ThreadText.waiting(evidence.loop(), evidence.waitingTasks(), before, after);
  }

  private static String delayed(Evidence evidence) {
    long nanos = evidence.delayNanos();
    return waiting(
        evidence, "delayed ", nanos > 0 ? " by " + DurationText.of(nanos) + " in all" : "");
  }

  /** {@code withCure} adds what to do about it, which only the first report tells. */
  private static String pinned(@Nullable Pin pin, boolean withCure) {
    return pin == null
        ? ""
        : join("pinned", PinText.by(pin)) + (withCure ? PinText.cure(pin, ", ") : "");
  }

  private static String lock(@Nullable HeldLock lock) {
    if (lock == null || lock.owner() == null) {
      return "";
    }
    String held = OneLine.of(lock.name()) + " held by " + OneLine.of(lock.owner());
    long nanos = lock.heldNanos();
    return nanos > 0 ? held + " for at least " + DurationText.of(nanos) : held;
  }

  private static String late(Diagnosis diagnosis) {
    return diagnosis.stackLate() ? "stack taken as it ended" : "";
  }

  private static String join(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
  }
}
