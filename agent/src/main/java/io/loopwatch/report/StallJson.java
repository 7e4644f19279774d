// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.FrameCount;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Stall;
import io.loopwatch.event.StallKind;
import io.loopwatch.event.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of {@code stall} and {@code iteration}. Used for one event, by one thread. */
final class StallJson {
  private final JsonWriter json;
  private final JsonFields fields;

  StallJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(Stall stall) throws IOException {
    Evidence evidence = stall.evidence();
    head(evidence);
    diagnosis(stall.diagnosis());
    json.name("samples").value(evidence.samples().size());
    if (evidence.phase() == Phase.ENDED) {
      sampled(SampledStacks.of(stall.diagnosis().stack(), evidence.samples()));
    }
    usage(evidence.usage());
    fields.known("waitingTasks", evidence.waitingTasks());
    fields.known("delayNanos", evidence.delayNanos());
    sums(evidence.blocking());
    fields.context(evidence.context());
    fields.pinned(stall.diagnosis().pin());
    fields.frames("origin", evidence.origin());
    json.name("hint").value(stall.diagnosis().hint());
  }

  private void usage(Usage usage) throws IOException {
    fields.known("cpuNanos", usage.cpuNanos());
    fields.known("gcNanos", usage.gcNanos());
    fields.known("safepointNanos", usage.safepointNanos());
    fields.positive("stoppedNanos", usage.stoppedNanos());
    fields.known("queuedNanos", usage.queuedNanos());
    fields.positive("throttledNanos", usage.throttledNanos());
    fields.positive("stolenNanos", usage.stolenNanos());
    fields.positive("observedNanos", usage.observedNanos());
  }

  private void head(Evidence evidence) throws IOException {
    json.name("type").value(evidence.kind().label());
    json.name("id").value(evidence.id());
    json.name("phase").value(evidence.phase().label());
    json.name("time").value(evidence.time().toString());
    fields.loop(evidence.loop());
    json.name("durationNanos").value(evidence.durationNanos());
    json.name("thresholdNanos").value(evidence.thresholdNanos());
    if (evidence.kind() == StallKind.ITERATION) {
      json.name("callbacks").value(evidence.callbacks());
      json.name("longestCallbackNanos").value(evidence.longestCallbackNanos());
    }
  }

  private void diagnosis(Diagnosis diagnosis) throws IOException {
    json.name("cause").value(diagnosis.cause().label());
    causes(diagnosis.causes());
    json.name("operation").value(diagnosis.operation());
    fields.culprit(diagnosis.culprit());
    json.name("callback").value(diagnosis.callback());
    if (!diagnosis.stack().isEmpty()) {
      fields.frames("stack", diagnosis.stack());
      json.name("stackLate").value(diagnosis.stackLate());
    }
    topFrames(diagnosis.topFrames());
    lock(diagnosis.lock());
  }

  /** In the order of the causes, so that equal events are equal lines. */
  private void causes(Map<Cause, Long> causes) throws IOException {
    if (causes.isEmpty()) {
      return;
    }
    json.name("causes").beginObject();
    for (Map.Entry<Cause, Long> entry : new TreeMap<>(causes).entrySet()) {
      json.name(entry.getKey().label()).value(entry.getValue());
    }
    json.endObject();
  }

  private void topFrames(List<FrameCount> counts) throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    json.name("topFrames").beginArray();
    for (FrameCount count : counts) {
      json.beginObject();
      json.name("frame").value(FrameText.frame(count.frame()));
      json.name("count").value(count.count());
      json.endObject();
    }
    json.endArray();
  }

  private void sampled(List<SampledStacks.Entry> entries) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    json.name("sampled").beginArray();
    for (SampledStacks.Entry entry : entries) {
      json.beginObject();
      json.name("count").value(entry.count());
      json.name("shared").value(entry.shared());
      fields.frames("frames", entry.frames());
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
    fields.positive("heldNanos", lock.heldNanos());
    fields.frames("ownerStack", lock.ownerStack());
    json.endObject();
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
}
