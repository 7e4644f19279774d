// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.SchedulerState;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of {@code lag} and {@code starvation}. Used for one event, by one thread. */
final class LagJson {
  private final JsonWriter json;
  private final JsonFields fields;

  LagJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(Lag lag) throws IOException {
    json.name("type").value(lag.isStarvation() ? "starvation" : "lag");
    json.name("id").value(lag.id());
    json.name("phase").value(lag.phase().label());
    json.name("time").value(lag.time().toString());
    fields.loop(lag.loop());
    json.name("durationNanos").value(lag.durationNanos());
    json.name("thresholdNanos").value(lag.thresholdNanos());
    Cause pause = lag.pause();
    json.name("cause").value(pause == null ? null : pause.label());
    fields.known("waitingTasks", lag.waitingTasks());
    fields.stall(lag.stallId());
    scheduler(lag.scheduler());
  }

  private void scheduler(@Nullable SchedulerState scheduler) throws IOException {
    if (scheduler == null) {
      return;
    }
    json.name("carriers").beginObject();
    fields.known("parallelism", scheduler.parallelism());
    fields.known("poolSize", scheduler.poolSize());
    fields.known("mounted", scheduler.mounted());
    fields.known("queued", scheduler.queued());
    json.endObject();
    holders(scheduler.holders());
  }

  private void holders(List<Holder> holders) throws IOException {
    if (holders.isEmpty()) {
      return;
    }
    json.name("holders").beginArray();
    for (Holder holder : holders) {
      holder(holder);
    }
    json.endArray();
  }

  private void holder(Holder holder) throws IOException {
    json.beginObject();
    json.name("carrier").value(holder.carrier());
    json.name("virtualThread").value(holder.virtualThread());
    // As a string, as it is in a context: it names a thread, nobody reckons with it.
    json.name("virtualThreadId").value(Long.toString(holder.virtualThreadId()));
    json.name("durationNanos").value(holder.heldNanos());
    json.name("operation").value(holder.operation());
    fields.culprit(holder.culprit());
    fields.frames("stack", holder.stack());
    fields.stall(holder.stallId());
    json.endObject();
  }
}
