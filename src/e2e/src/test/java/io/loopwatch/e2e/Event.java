// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One line of the event log. Fields that are not there read as null, 0 or an empty list. */
public record Event(JsonObject json) {
  /** Matches a stall's report of that phase, {@code seen} or {@code ended}. */
  public static Predicate<Event> stall(String phase) {
    return event -> event.is("stall") && event.is("phase", phase);
  }

  public boolean is(String type) {
    return is("type", type);
  }

  public boolean is(String path, String value) {
    return value.equals(text(path));
  }

  /** A field by its name, or by a path with dots: {@code culprit.method}. */
  public JsonElement field(String path) {
    JsonElement at = json;
    for (String name : path.split("\\.", -1)) {
      at = at != null && at.isJsonObject() ? at.getAsJsonObject().get(name) : null;
    }
    return at;
  }

  public String text(String path) {
    JsonElement field = field(path);
    return field == null ? null : field.getAsString();
  }

  public long number(String path) {
    JsonElement field = field(path);
    return field == null ? 0 : field.getAsLong();
  }

  public String type() {
    return text("type");
  }

  public long id() {
    return number("id");
  }

  public String loop() {
    return text("loop");
  }

  public Instant time() {
    return Instant.parse(text("time"));
  }

  public long durationNanos() {
    return number("durationNanos");
  }

  /** The culprit as {@code SimpleClass.method}, or null. */
  public String culprit() {
    String type = text("culprit.class");
    return type == null
        ? null
        : type.substring(type.lastIndexOf('.') + 1) + "." + text("culprit.method");
  }

  /** Frames, innermost first. */
  public List<String> stack() {
    return list("stack").stream().map(JsonElement::getAsString).toList();
  }

  /** The elements of an array. */
  public List<JsonElement> list(String path) {
    JsonElement field = field(path);
    return field == null
        ? List.of()
        : StreamSupport.stream(field.getAsJsonArray().spliterator(), false).toList();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
