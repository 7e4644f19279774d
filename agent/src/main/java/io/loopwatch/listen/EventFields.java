// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Dropped;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Flood;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Stall;
import io.loopwatch.report.EventText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a map of the JDK's own types, under the names of the event log: what can be handed to
 * any copy of the API, whichever class loader has it. Used for one event, by one thread.
 */
final class EventFields {
  private final Map<String, Object> fields = new HashMap<>();

  private EventFields() {}

  /** Whether listeners are told of such an event. */
  static boolean isTold(Event event) {
    return event instanceof Stall
        || event instanceof Lag
        || event instanceof BlockingCall
        || event instanceof Flood
        || event instanceof Dropped;
  }

  /** The fields of an event that is told. */
  static Map<String, Object> of(Event event) {
    EventFields all = new EventFields();
    all.add("time", event.time());
    all.add("text", EventText.firstLine(event));
    if (event instanceof Stall stall) {
      all.stall(stall);
    } else if (event instanceof Lag lag) {
      all.lag(lag);
    } else if (event instanceof BlockingCall call) {
      all.call(call);
    } else if (event instanceof Flood flood) {
      all.flood(flood);
    } else if (event instanceof Dropped dropped) {
      all.dropped(dropped);
    }
    return all.fields;
  }

  private void stall(Stall stall) {
    Evidence evidence = stall.evidence();
    Diagnosis diagnosis = stall.diagnosis();
    head(evidence.kind().label(), evidence.id(), evidence.loop());
    add("phase", evidence.phase().label());
    times(evidence.durationNanos(), evidence.thresholdNanos());
    add("cause", diagnosis.cause().label());
    add("operation", diagnosis.operation());
    work(diagnosis.culprit(), diagnosis.callback(), diagnosis.stack(), evidence.context());
    waiting(evidence.waitingTasks());
    add("hint", diagnosis.hint());
  }

  private void lag(Lag lag) {
    head(lag.isStarvation() ? "starvation" : "lag", lag.id(), lag.loop());
    add("phase", lag.phase().label());
    times(lag.durationNanos(), lag.thresholdNanos());
    Cause pause = lag.pause();
    add("cause", pause == null ? null : pause.label());
    waiting(lag.waitingTasks());
    add("stall", lag.stallId());
  }

  private void call(BlockingCall call) {
    BlockingEvidence evidence = call.evidence();
    head(call.pin() == null ? "blocking" : "pinned", evidence.id(), evidence.loop());
    times(evidence.durationNanos(), evidence.thresholdNanos());
    add("operation", call.operation());
    work(call.culprit(), call.callback(), evidence.stack(), evidence.context());
    add("stall", evidence.stallId());
    add("hint", call.hint());
  }

  private void flood(Flood flood) {
    head("flood", flood.id(), flood.loop());
    times(flood.durationNanos(), flood.thresholdNanos());
    waiting(flood.waitingTasks());
    add("hint", flood.hint());
  }

  private void dropped(Dropped dropped) {
    head("dropped", dropped.id(), dropped.loop());
    work(dropped.culprit(), null, dropped.stack(), dropped.context());
    add("hint", dropped.hint());
  }

  private void head(String type, long id, LoopId loop) {
    add("type", type);
    add("id", id);
    add("loop", loop.name());
    add("loopKind", loop.kind().label());
  }

  private void times(long nanos, long thresholdNanos) {
    add("durationNanos", nanos);
    add("thresholdNanos", thresholdNanos);
  }

  private void work(
      @Nullable StackTraceElement culprit,
      @Nullable String callback,
      List<StackTraceElement> stack,
      Map<String, String> context) {
    add("culprit", culprit);
    add("callback", callback);
    add("stack", stack);
    add("context", context);
  }

  private void waiting(int tasks) {
    add("waitingTasks", (long) tasks);
  }

  private void add(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
