// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopTotals;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Start;
import io.loopwatch.event.Stop;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event as one JSON object on one line. Fields that do not apply are left out: the writer drops
 * a name whose value is null. Used for one event, by one thread.
 */
final class EventJson {
  private final JsonWriter json;

  private EventJson(JsonWriter json) {
    this.json = json;
  }

  /** The object, without a line break. */
  static String of(Event event) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setSerializeNulls(false);
      new EventJson(json).write(event);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  private void write(Event event) throws IOException {
    json.beginObject();
    if (event instanceof Stall stall) {
      stall(stall);
    } else if (event instanceof Lag lag) {
      lag(lag);
    } else if (event instanceof BlockingCall call) {
      call(call);
    } else if (event instanceof Suppressed suppressed) {
      head("suppressed", event);
      json.name("text").value(suppressed.culprit());
      json.name("suppressed").value(suppressed.count());
    } else if (event instanceof Notice notice) {
      head("notice", event);
      json.name("text").value(notice.text());
    } else if (event instanceof Start start) {
      head("start", event);
      json.name("version").value(start.version());
      strings("options", start.options());
    } else if (event instanceof Stop stop) {
      head("stop", event);
      totals(stop.loops());
      sites(stop.blocking());
    } else {
      throw new IllegalArgumentException("not in the event log: " + event.getClass().getName());
    }
    json.endObject();
  }

  private void head(String type, Event event) throws IOException {
    json.name("type").value(type);
    json.name("time").value(event.time().toString());
  }

  private void stall(Stall stall) throws IOException {
    Evidence evidence = stall.evidence();
    json.name("type").value(evidence.kind().label());
    json.name("id").value(evidence.id());
    json.name("phase").value(evidence.phase().label());
    json.name("time").value(evidence.time().toString());
    loop(evidence.loop());
    json.name("durationNanos").value(evidence.durationNanos());
    json.name("thresholdNanos").value(evidence.thresholdNanos());
    if (evidence.kind() == StallKind.ITERATION) {
      json.name("callbacks").value(evidence.callbacks());
      json.name("longestCallbackNanos").value(evidence.longestCallbackNanos());
    }
    diagnosis(stall.diagnosis());
    json.name("samples").value(evidence.samples().size());
    known("cpuNanos", evidence.cpuNanos());
    known("gcNanos", evidence.gcNanos());
    if (evidence.observedNanos() > 0) {
      json.name("observedNanos").value(evidence.observedNanos());
    }
    known("waitingTasks", evidence.waitingTasks());
    sums(evidence.blocking());
    context(evidence.context());
  }

  private void sums(List<BlockingSum> sums) throws IOException {
    if (sums.isEmpty()) {
      return;
    }
    json.name("blocking").beginArray();
    for (BlockingSum sum : sums) {
      json.beginObject();
      json.name("operation").value(sum.operation().name());
      json.name("kind").value(sum.operation().kind());
      json.name("count").value(sum.count());
      json.name("totalNanos").value(sum.totalNanos());
      json.endObject();
    }
    json.endArray();
  }

  private void call(BlockingCall call) throws IOException {
    BlockingEvidence evidence = call.evidence();
    json.name("type").value("blocking");
    json.name("id").value(evidence.id());
    json.name("time").value(evidence.time().toString());
    loop(evidence.loop());
    json.name("durationNanos").value(evidence.durationNanos());
    json.name("thresholdNanos").value(evidence.thresholdNanos());
    json.name("operation").value(call.operation());
    json.name("kind").value(evidence.operation().kind());
    culprit(call.culprit());
    json.name("callback").value(call.callback());
    if (!evidence.stack().isEmpty()) {
      frames("stack", evidence.stack());
    }
    stall(evidence.stallId());
    context(evidence.context());
  }

  private void sites(List<BlockingSite> sites) throws IOException {
    if (sites.isEmpty()) {
      return;
    }
    json.name("blocking").beginArray();
    for (BlockingSite site : sites) {
      json.beginObject();
      json.name("operation").value(site.operation());
      json.name("kind").value(site.kind());
      culprit(site.culprit());
      json.name("count").value(site.count());
      json.name("totalNanos").value(site.totalNanos());
      json.name("maxNanos").value(site.maxNanos());
      json.name("p50Nanos").value(site.p50Nanos());
      json.name("p99Nanos").value(site.p99Nanos());
      json.endObject();
    }
    json.endArray();
  }

  private void stall(long id) throws IOException {
    if (id > 0) {
      json.name("stall").value(id);
    }
  }

  private void context(Map<String, String> context) throws IOException {
    if (!context.isEmpty()) {
      strings("context", context);
    }
  }

  private void diagnosis(Diagnosis diagnosis) throws IOException {
    json.name("cause").value(diagnosis.cause().label());
    json.name("operation").value(diagnosis.operation());
    culprit(diagnosis.culprit());
    json.name("callback").value(diagnosis.callback());
    if (!diagnosis.stack().isEmpty()) {
      frames("stack", diagnosis.stack());
      json.name("stackLate").value(diagnosis.stackLate());
    }
    if (!diagnosis.topFrames().isEmpty()) {
      topFrames(diagnosis.topFrames());
    }
    lock(diagnosis.lock());
  }

  private void culprit(@Nullable StackTraceElement frame) throws IOException {
    if (frame == null) {
      return;
    }
    json.name("culprit").beginObject();
    json.name("class").value(frame.getClassName());
    json.name("method").value(frame.getMethodName());
    json.name("file").value(frame.getFileName());
    known("line", frame.getLineNumber());
    json.endObject();
  }

  private void topFrames(List<FrameCount> counts) throws IOException {
    json.name("topFrames").beginArray();
    for (FrameCount count : counts) {
      json.beginObject();
      json.name("frame").value(FrameText.frame(count.frame()));
      json.name("count").value(count.count());
      json.endObject();
    }
    json.endArray();
  }

  private void lock(@Nullable HeldLock lock) throws IOException {
    if (lock == null) {
      return;
    }
    json.name("lock").beginObject();
    json.name("name").value(lock.name());
    json.name("owner").value(lock.owner());
    if (!lock.ownerStack().isEmpty()) {
      frames("ownerStack", lock.ownerStack());
    }
    json.endObject();
  }

  private void lag(Lag lag) throws IOException {
    json.name("type").value("lag");
    json.name("id").value(lag.id());
    json.name("phase").value(lag.phase().label());
    json.name("time").value(lag.time().toString());
    loop(lag.loop());
    json.name("durationNanos").value(lag.durationNanos());
    json.name("thresholdNanos").value(lag.thresholdNanos());
    known("waitingTasks", lag.waitingTasks());
    stall(lag.stallId());
  }

  private void totals(List<LoopTotals> loops) throws IOException {
    json.name("loops").beginArray();
    for (LoopTotals loop : loops) {
      json.beginObject();
      loop(loop.loop());
      json.name("callbacks").value(loop.callbacks());
      json.name("iterations").value(loop.iterations());
      json.name("stalls").value(loop.stalls());
      json.name("utilization").value(loop.utilization());
      json.name("maxCallbackNanos").value(loop.maxCallbackNanos());
      json.name("maxLagNanos").value(loop.maxLagNanos());
      json.endObject();
    }
    json.endArray();
  }

  private void loop(LoopId loop) throws IOException {
    json.name("loop").value(loop.name());
    json.name("loopKind").value(loop.kind().label());
  }

  private void frames(String name, List<StackTraceElement> stack) throws IOException {
    json.name(name).beginArray();
    for (StackTraceElement frame : stack) {
      json.value(FrameText.frame(frame));
    }
    json.endArray();
  }

  private void strings(String name, Map<String, String> map) throws IOException {
    json.name(name).beginObject();
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
  }

  /** Negative stands for unknown. */
  private void known(String name, long value) throws IOException {
    if (value >= 0) {
      json.name(name).value(value);
    }
  }
}
