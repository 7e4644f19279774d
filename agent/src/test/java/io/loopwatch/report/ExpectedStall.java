// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is expected of a stall or a turn that was written and read. */
final class ExpectedStall {
  private ExpectedStall() {}

  static Map<String, Object> of(Stall stall) {
    Evidence evidence = stall.evidence();
    Expected expected = new Expected(evidence.kind().label(), evidence.time());
    evidence(expected, evidence);
    usage(expected, evidence.usage());
    diagnosis(expected, stall.diagnosis());
    if (evidence.kind() == StallKind.ITERATION) {
      expected.put("callbacks", evidence.callbacks());
      expected.put("longestCallbackNanos", evidence.longestCallbackNanos());
    }
    expected.put("sampled", sampled(evidence, stall.diagnosis().stack()));
    return expected.answers();
  }

  private static void evidence(Expected expected, Evidence evidence) {
    expected
        .put("id", evidence.id())
        .put("phase", evidence.phase().label())
        .loop(evidence.loop())
        .put("durationNanos", evidence.durationNanos())
        .put("thresholdNanos", evidence.thresholdNanos())
        .put("samples", evidence.samples().size())
        .put("waitingTasks", (long) evidence.waitingTasks())
        .put("delayNanos", evidence.delayNanos())
        .texts("context", evidence.context())
        .frames("origin", evidence.origin())
        .put(
            "blocking",
            evidence.blocking().stream()
                .map(
                    sum ->
                        new LoggedBlocking(
                            Utf8.of(sum.operation().name()),
                            Utf8.of(sum.operation().kind()),
                            null,
                            sum.count(),
                            sum.totalNanos(),
                            -1,
                            -1,
                            -1))
                .toList());
  }

  private static void usage(Expected expected, Usage usage) {
    expected
        .put("cpuNanos", usage.cpuNanos())
        .put("gcNanos", usage.gcNanos())
        .put("safepointNanos", usage.safepointNanos())
        .put("queuedNanos", usage.queuedNanos())
        .positive("stoppedNanos", usage.stoppedNanos())
        .positive("throttledNanos", usage.throttledNanos())
        .positive("stolenNanos", usage.stolenNanos())
        .positive("observedNanos", usage.observedNanos());
  }

  private static void diagnosis(Expected expected, Diagnosis diagnosis) {
    Map<String, Long> causes = new TreeMap<>();
    for (Map.Entry<Cause, Long> cause : diagnosis.causes().entrySet()) {
      causes.put(cause.getKey().label(), cause.getValue());
    }
    expected
        .put("cause", diagnosis.cause().label())
        .put("causes", causes)
        .text("operation", diagnosis.operation())
        .frame("culprit", diagnosis.culprit())
        .text("callback", diagnosis.callback())
        .frames("stack", diagnosis.stack())
        .put("stackLate", diagnosis.stackLate() && !diagnosis.stack().isEmpty())
        .put("lock", lock(diagnosis.lock()))
        .pin(diagnosis.pin())
        .text("hint", diagnosis.hint())
        .put(
            "topFrames",
            diagnosis.topFrames().stream()
                .map(top -> new LoggedCount(Utf8.of(FrameText.frame(top.frame())), top.count()))
                .toList());
  }

  private static @Nullable LoggedLock lock(@Nullable HeldLock lock) {
    return lock == null
        ? null
        : new LoggedLock(
            Utf8.of(lock.name()),
            Expected.utf8(lock.owner()),
            lock.heldNanos() > 0 ? lock.heldNanos() : -1,
            Expected.frames(lock.ownerStack()));
  }

  /** Counted in another way than the writer does: each sample's whole stack as text. */
  private static List<Sampled> sampled(Evidence evidence, List<StackTraceElement> stack) {
    if (stack.isEmpty()) {
      return List.of();
    }
    boolean isEnded = evidence.phase() == Phase.ENDED;
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (Sample sample : evidence.samples()) {
      boolean isTold = !sample.stack().isEmpty() && !sample.late() || sample.stack().equals(stack);
      if (isTold || !isEnded) {
        counts.merge(Expected.frames(isEnded ? sample.stack() : stack), 1, Integer::sum);
      }
    }
    List<Sampled> sampled = new ArrayList<>();
    counts.forEach((frames, count) -> sampled.add(new Sampled(count, frames)));
    return sampled;
  }
}
