// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.Notice;
import io.loopwatch.event.SchedulerState;
import io.loopwatch.event.Stall;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.TaskCount;
import java.util.List;
import java.util.Map;

/** What is expected of an event that was written and read. */
final class ExpectedEvent {
  private ExpectedEvent() {}

  static Map<String, Object> of(Event event) {
    if (event instanceof Stall stall) {
      return ExpectedStall.of(stall);
    } else if (event instanceof BlockingCall call) {
      return call(call);
    } else if (event instanceof Lag lag) {
      return lag(lag);
    } else if (event instanceof Flood flood) {
      return flood(flood);
    } else if (event instanceof Dropped dropped) {
      return dropped(dropped);
    } else if (event instanceof Stop stop) {
      return stop(stop);
    } else if (event instanceof Start start) {
      return new Expected("start", start.time())
          .text("version", start.version())
          .texts("options", start.options())
          .put("host", ThisProcess.host())
          .put("pid", ThisProcess.pid())
          .answers();
    }
    return new Expected("notice", event.time()).text("text", ((Notice) event).text()).answers();
  }

  private static Map<String, Object> call(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    return new Expected(call.pin() == null ? "blocking" : "pinned", evidence.time())
        .put("id", evidence.id())
        .loop(evidence.loop())
        .put("durationNanos", evidence.durationNanos())
        .put("thresholdNanos", evidence.thresholdNanos())
        .text("operation", call.operation())
        .text("kind", evidence.operation().kind())
        .frame("culprit", call.culprit())
        .text("callback", call.callback())
        .frames("stack", evidence.stack())
        .put("stall", evidence.stallId())
        .texts("context", evidence.context())
        .pin(call.pin())
        .text("hint", call.hint())
        .answers();
  }

  private static Map<String, Object> lag(Lag lag) {
    Expected expected =
        new Expected(lag.isStarvation() ? "starvation" : "lag", lag.time())
            .put("id", lag.id())
            .put("phase", lag.phase().label())
            .loop(lag.loop())
            .put("durationNanos", lag.durationNanos())
            .put("thresholdNanos", lag.thresholdNanos())
            .put("cause", lag.pause() == null ? null : lag.pause().label())
            .put("waitingTasks", (long) lag.waitingTasks())
            .put("stall", lag.stallId());
    SchedulerState scheduler = lag.scheduler();
    if (scheduler != null) {
      expected.put(
          "carriers",
          new LoggedScheduler(
              scheduler.parallelism(),
              scheduler.poolSize(),
              scheduler.mounted(),
              scheduler.queued()));
      expected.put("holders", scheduler.holders().stream().map(ExpectedEvent::holder).toList());
    }
    return expected.answers();
  }

  private static LoggedHolder holder(Holder holder) {
    return new LoggedHolder(
        Utf8.of(holder.carrier()),
        Utf8.of(holder.virtualThread()),
        Long.toString(holder.virtualThreadId()),
        holder.heldNanos(),
        Expected.utf8(holder.operation()),
        Expected.frame(holder.culprit()),
        Expected.frames(holder.stack()),
        holder.stallId());
  }

  private static Map<String, Object> flood(Flood flood) {
    return new Expected("flood", flood.time())
        .put("id", flood.id())
        .loop(flood.loop())
        .put("durationNanos", flood.durationNanos())
        .put("thresholdNanos", flood.thresholdNanos())
        .put("of", flood.isLag() ? "lag" : "iteration")
        .put("waitingTasks", (long) flood.waitingTasks())
        .put("waiting", tasks(flood.waiting()))
        .put("ran", tasks(flood.ran()))
        .put("hint", flood.hint())
        .answers();
  }

  private static List<LoggedCount> tasks(List<TaskCount> tasks) {
    return tasks.stream().map(task -> new LoggedCount(Utf8.of(task.task()), task.count())).toList();
  }

  private static Map<String, Object> dropped(Dropped dropped) {
    return new Expected("dropped", dropped.time())
        .put("id", dropped.id())
        .loop(dropped.loop())
        .text("future", dropped.future())
        .text("failure", dropped.failure())
        .text("message", dropped.message())
        .frame("culprit", dropped.culprit())
        .frames("stack", dropped.stack())
        .frames("failureStack", dropped.failureStack())
        .texts("context", dropped.context())
        .put("hint", dropped.hint())
        .answers();
  }

  private static Map<String, Object> stop(Stop stop) {
    return new Expected("stop", stop.time())
        .put("loops", stop.loops().stream().map(ExpectedTotals::loop).toList())
        .put("culprits", stop.culprits().stream().map(ExpectedTotals::culprit).toList())
        .put("blocking", stop.blocking().stream().map(ExpectedTotals::site).toList())
        .answers();
  }
}
