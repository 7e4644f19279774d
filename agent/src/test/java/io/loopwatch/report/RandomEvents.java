// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.Cause;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.TaskCount;
import java.util.List;

/** Random events of every type, as hostile as an application can make them. */
final class RandomEvents {
  private final RandomValues random;
  private final RandomStalls stalls;

  RandomEvents(long seed) {
    random = new RandomValues(seed);
    stalls = new RandomStalls(random);
  }

  Event next() {
    return switch (random.below(9)) {
      case 0 -> call();
      case 1 -> lag();
      case 2 -> flood();
      case 3 -> dropped();
      case 4 -> new Notice(random.time(), random.text());
      case 5 -> new Start(random.time(), random.text(), random.texts());
      case 6 -> stop();
      default -> stalls.next();
    };
  }

  private BlockingCall call() {
    boolean isPin = random.flag();
    BlockingEvidence evidence =
        new BlockingEvidence(
            random.figure(),
            random.time(),
            random.loop(),
            random.figure(),
            1,
            random.figure(),
            operation(),
            random.stack(),
            random.texts(),
            random.figure(),
            isPin);
    return new BlockingCall(
        evidence,
        random.text(),
        random.maybe(random::frame),
        random.maybe(random::text),
        isPin ? random.pin() : null,
        random.maybe(random::text));
  }

  private Operation operation() {
    return new Operation(random.text(), random.text());
  }

  private Lag lag() {
    SchedulerState scheduler = random.maybe(this::scheduler);
    return new Lag(
        random.figure(),
        random.of(Phase.values()),
        random.time(),
        random.loop(),
        random.figure(),
        random.figure(),
        random.smallOrUnknown(),
        scheduler == null ? random.figure() : 0,
        random.maybe(() -> random.of(Cause.values())),
        scheduler);
  }

  private SchedulerState scheduler() {
    boolean isStarved = random.flag();
    return new SchedulerState(
        random.smallOrUnknown(),
        random.smallOrUnknown(),
        random.smallOrUnknown(),
        random.figureOrUnknown(),
        isStarved,
        isStarved ? random.list(3, this::holder) : List.of());
  }

  private Holder holder() {
    return new Holder(
        random.text(),
        random.text(),
        random.figure(),
        random.figure(),
        random.stack(),
        random.figure(),
        random.maybe(random::text),
        random.maybe(random::frame));
  }

  private Flood flood() {
    return new Flood(
        random.figure(),
        random.time(),
        random.loop(),
        random.figure(),
        random.figure(),
        random.flag(),
        random.smallOrUnknown(),
        random.list(4, this::tasks),
        random.list(4, this::tasks));
  }

  private TaskCount tasks() {
    return new TaskCount(random.text(), random.figure());
  }

  private Dropped dropped() {
    return new Dropped(
        random.figure(),
        random.time(),
        random.loop(),
        random.text(),
        random.text(),
        random.maybe(random::text),
        random.stack(),
        random.stack(),
        random.texts(),
        random.maybe(random::frame));
  }

  private Stop stop() {
    return new Stop(
        random.time(),
        random.list(4, this::totals),
        random.list(4, this::site),
        random.list(4, this::culprit));
  }

  private LoopTotals totals() {
    return new LoopTotals(
        random.loop(),
        random.figure(),
        random.figure(),
        random.figure(),
        random.figure(),
        random.below(1_000_000_000),
        random.below(1_000_000_000),
        random.figure(),
        random.figure());
  }

  private BlockingSite site() {
    return new BlockingSite(
        random.text(),
        random.text(),
        random.maybe(random::frame),
        random.figure(),
        random.figure(),
        random.figure(),
        random.figure(),
        random.figure());
  }

  private CulpritTotals culprit() {
    return new CulpritTotals(
        random.of(Cause.values()),
        random.maybe(random::text),
        random.maybe(random::frame),
        random.maybe(random::text),
        random.figure(),
        random.figure(),
        random.figure(),
        random.figure());
  }
}
