// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import java.io.IOException;

/** The fields of {@code blocking} and {@code pinned}. Used for one event, by one thread. */
final class CallJson {
  private final JsonWriter json;
  private final JsonFields fields;

  CallJson(JsonWriter json) {
    this.json = json;
    fields = new JsonFields(json);
  }

  void write(BlockingCall call) throws IOException {
    BlockingEvidence evidence = call.evidence();
    json.name("type").value(call.pin() == null ? "blocking" : "pinned");
    json.name("id").value(evidence.id());
    json.name("time").value(evidence.time().toString());
    fields.loop(evidence.loop());
    json.name("durationNanos").value(evidence.durationNanos());
    json.name("thresholdNanos").value(evidence.thresholdNanos());
    json.name("operation").value(call.operation());
    json.name("kind").value(evidence.operation().kind());
    fields.culprit(call.culprit());
    json.name("callback").value(call.callback());
    fields.frames("stack", evidence.stack());
    fields.stall(evidence.stallId());
    fields.context(evidence.context());
    fields.pinned(call.pin());
    json.name("hint").value(call.hint());
  }
}
