// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.report.FrameText;
import io.loopwatch.report.LoggedEvent;
import io.loopwatch.report.LoggedLock;
import io.loopwatch.report.LoggedPin;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** The stalls of a page. */
final class StallsJson {
  private final JsonWriter json;
  private final Run run;
  private final Frames frames;
  private final int[] culprits;

  StallsJson(JsonWriter json, Run run, Frames frames) {
    this.json = json;
    this.run = run;
    this.frames = frames;
    Map<Culprit, Integer> sorted = new IdentityHashMap<>();
    run.culprits().forEach(culprit -> sorted.put(culprit, sorted.size()));
    culprits = run.culpritsAsFound().stream().mapToInt(sorted::get).toArray();
  }

  void write() throws IOException {
    json.name("stallsTotal").value(run.count("stall", "iteration"));
    json.name("stalls").beginArray();
    for (StallRow row : run.stalls()) {
      json.beginObject();
      stall(row, row.event());
      json.endObject();
    }
    json.endArray();
  }

  private void stall(StallRow row, LoggedEvent event) throws IOException {
    json.name("id").value(event.id());
    json.name("type").value(event.type());
    json.name("loop").value(row.loop());
    json.name("thread").value(event.loop().equals(loopName(row)) ? null : event.loop());
    json.name("time").value(Grid.millis(event.time()));
    json.name("nanos").value(event.durationNanos());
    json.name("cause").value(event.cause());
    json.name("operation").value(event.operation());
    json.name("culprit").value(culprits[row.culprit()]);
    json.name("callback").value(event.callback());
    json.name("hint").value(event.hint());
    json.name("samples").value(event.samples());
    flag("stackLate", event.stackLate());
    flag("open", row.isOpen());
    frames.stack(json, "stack", event.stack());
    frames.stack(json, "origin", event.origin());
    known("cpuNanos", event.cpuNanos());
    known("gcNanos", event.gcNanos());
    known("waitingTasks", event.waitingTasks());
    known("delayNanos", event.delayNanos());
    context(event.context());
    causes(event.causes());
    lock(event);
    pinned(event);
  }

  private String loopName(StallRow row) {
    return run.loops().get(row.loop()).name();
  }

  private void known(String name, long value) throws IOException {
    if (value > 0) {
      json.name(name).value(value);
    }
  }

  private void flag(String name, boolean isSo) throws IOException {
    if (isSo) {
      json.name(name).value(true);
    }
  }

  private void context(Map<String, String> context) throws IOException {
    if (!context.isEmpty()) {
      json.name("context").beginObject();
      for (Map.Entry<String, String> each : context.entrySet()) {
        json.name(each.getKey()).value(each.getValue());
      }
      json.endObject();
    }
  }

  private void causes(Map<String, Long> causes) throws IOException {
    if (!causes.isEmpty()) {
      json.name("causes").beginObject();
      for (Map.Entry<String, Long> each : causes.entrySet()) {
        json.name(each.getKey()).value(each.getValue());
      }
      json.endObject();
    }
  }

  private void lock(LoggedEvent event) throws IOException {
    LoggedLock lock = event.lock();
    if (lock != null) {
      json.name("lock").beginObject();
      json.name("name").value(lock.name());
      json.name("owner").value(lock.owner());
      frames.stack(json, "ownerStack", lock.ownerStack());
      json.endObject();
    }
  }

  private void pinned(LoggedEvent event) throws IOException {
    LoggedPin pin = event.pinned();
    if (pin != null) {
      json.name("pinned").beginObject();
      json.name("reason").value(pin.reason());
      json.name("frame").value(pin.frame() == null ? null : FrameText.place(pin.frame()));
      json.name("cure").value(pin.cure());
      json.endObject();
    }
  }
}
