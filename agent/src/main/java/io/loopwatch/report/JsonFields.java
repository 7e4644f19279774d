// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.stream.JsonWriter;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Pin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields that several types of events have, each written in one way. The writer drops a name
 * whose value is null. Used for one event, by one thread.
 */
final class JsonFields {
  private final JsonWriter json;

  JsonFields(JsonWriter json) {
    this.json = json;
  }

  void loop(LoopId loop) throws IOException {
    json.name("loop").value(loop.name());
    json.name("loopKind").value(loop.kind().label());
  }

  /** Negative stands for unknown. */
  void known(String name, long value) throws IOException {
    if (value >= 0) {
      json.name(name).value(value);
    }
  }

  /** Of a figure that is 0 almost always: nothing then. */
  void positive(String name, long value) throws IOException {
    if (value > 0) {
      json.name(name).value(value);
    }
  }

  /** The number of the stall that is behind something; 0 where none was told. */
  void stall(long id) throws IOException {
    positive("stall", id);
  }

  void culprit(@Nullable StackTraceElement frame) throws IOException {
    frame("culprit", frame);
  }

  /** A frame in its parts. */
  private void frame(String name, @Nullable StackTraceElement frame) throws IOException {
    if (frame == null) {
      return;
    }
    json.name(name).beginObject();
    json.name("class").value(frame.getClassName());
    json.name("method").value(frame.getMethodName());
    json.name("file").value(frame.getFileName());
    known("line", frame.getLineNumber());
    json.endObject();
  }

  /** Frames as strings, innermost first; nothing where there are none. */
  void frames(String name, List<StackTraceElement> stack) throws IOException {
    if (stack.isEmpty()) {
      return;
    }
    json.name(name).beginArray();
    for (StackTraceElement frame : stack) {
      json.value(FrameText.frame(frame));
    }
    json.endArray();
  }

  /** Why a virtual thread kept its carrier. */
  void pinned(@Nullable Pin pin) throws IOException {
    if (pin == null) {
      return;
    }
    json.name("pinned").beginObject();
    json.name("reason").value(pin.reason().label());
    frame("frame", pin.frame());
    json.name("cure").value(pin.cure().isEmpty() ? null : pin.cure());
    json.endObject();
  }

  void context(Map<String, String> context) throws IOException {
    if (!context.isEmpty()) {
      strings("context", context);
    }
  }

  void strings(String name, Map<String, String> map) throws IOException {
    json.name(name).beginObject();
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
  }
}
