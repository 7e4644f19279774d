// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Random stalls whose samples share outer frames, as those of one callback do. */
final class RandomStalls {
  private final RandomValues random;

  RandomStalls(RandomValues random) {
    this.random = random;
  }

  Stall next() {
    List<StackTraceElement> outer = random.stack();
    List<Sample> samples = random.list(60, () -> sample(outer));
    List<StackTraceElement> chosen =
        samples.isEmpty() ? List.of() : samples.get(random.below(samples.size())).stack();
    StallKind kind = random.of(StallKind.values());
    return new Stall(evidence(kind, samples), diagnosis(kind, chosen));
  }

  private Sample sample(List<StackTraceElement> outer) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (int i = random.below(3); i > 0; i--) {
      stack.add(new StackTraceElement("com.acme.Inner", "m" + random.below(3), null, i));
    }
    if (random.below(10) > 0) {
      stack.addAll(outer);
    }
    return new Sample(stack, Thread.State.RUNNABLE, null, random.below(8) == 0);
  }

  private Evidence evidence(StallKind kind, List<Sample> samples) {
    return new Evidence(
        random.figure(),
        kind,
        random.of(Phase.values()),
        random.time(),
        random.loop(),
        random.figure(),
        random.figure(),
        samples,
        null,
        random.figure(),
        random.figure(),
        random.smallOrUnknown(),
        random.figureOrUnknown(),
        usage(),
        random.texts(),
        kind == StallKind.STALL ? random.list(3, this::sum) : List.of(),
        kind == StallKind.STALL ? random.stack() : List.of());
  }

  private Usage usage() {
    return new Usage(
        random.figure(),
        random.figureOrUnknown(),
        random.figureOrUnknown(),
        random.figureOrUnknown(),
        random.figure(),
        random.figureOrUnknown(),
        random.figure(),
        random.figure());
  }

  private BlockingSum sum() {
    return new BlockingSum(
        new Operation(random.text(), random.text()), random.figure(), random.figure());
  }

  private Diagnosis diagnosis(StallKind kind, List<StackTraceElement> stack) {
    return new Diagnosis(
        random.of(Cause.values()),
        random.maybe(random::text),
        0.5,
        random.maybe(random::frame),
        stack,
        random.flag(),
        random.maybe(random::text),
        random.maybe(this::lock),
        random.list(5, () -> new FrameCount(random.frame(), 1 + random.below(9))),
        kind == StallKind.STALL ? random.maybe(random::pin) : null,
        causes(),
        random.maybe(random::text));
  }

  private HeldLock lock() {
    return new HeldLock(
        random.text(), random.maybe(random::text), random.stack(), random.figure(), null);
  }

  private Map<Cause, Long> causes() {
    Map<Cause, Long> causes = new TreeMap<>();
    random.list(4, () -> causes.put(random.of(Cause.values()), random.figure()) == null);
    return causes;
  }
}
