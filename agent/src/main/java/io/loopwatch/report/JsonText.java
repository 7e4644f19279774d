// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON as plain objects: {@link Map}, {@link List}, {@link String}, {@link Boolean},
 * {@link JsonNumber}. A field that is null is as one that is not there. Used for one line.
 */
final class JsonText {
  /** An event of the format nests five deep. */
  private static final int MOST_NESTED = 32;

  /** A line within bounds has some thousands; more of them would be memory, not an event. */
  private static final int MOST_VALUES = 100_000;

  private final JsonReader reader;
  private int values;

  private JsonText(JsonReader reader) {
    this.reader = reader;
  }

  /** A number as it was written: what it is meant to be decides how it is read. */
  record JsonNumber(String text) {}

  /**
   * The object that the text is.
   *
   * @throws DamagedLine where it is none, or one out of all bounds
   */
  static Map<String, Object> object(String text) throws DamagedLine {
    JsonReader reader = new JsonReader(new StringReader(text));
    // Not the strictest, to which half a surrogate pair is no text.
    reader.setStrictness(Strictness.LEGACY_STRICT);
    try {
      return new JsonText(reader).whole();
    } catch (EOFException e) {
      throw new DamagedLine("is cut short");
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw damaged(text, String.valueOf(e.getMessage()));
    }
  }

  private static DamagedLine damaged(String text, String message) {
    if (text.indexOf('\0') >= 0) {
      return new DamagedLine("is no JSON object, and has NULs");
    }
    boolean isCut =
        message.startsWith("Unterminated string") || message.startsWith("Unterminated escape");
    return new DamagedLine(isCut ? "is cut short" : "is no JSON object");
  }

  private Map<String, Object> whole() throws IOException, DamagedLine {
    if (reader.peek() != JsonToken.BEGIN_OBJECT) {
      throw new DamagedLine("is no JSON object");
    }
    Map<String, Object> object = members(1);
    if (!isAtEnd()) {
      throw new DamagedLine("goes on after its JSON object");
    }
    return object;
  }

  private boolean isAtEnd() throws IOException {
    try {
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (MalformedJsonException e) {
      return false; // a second value is none to a reader of one
    }
  }

  private Map<String, Object> members(int depth) throws IOException, DamagedLine {
    Map<String, Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = wellFormed(reader.nextName());
      Object value = value(depth + 1);
      if (value != null && members.put(name, value) != null) {
        throw new DamagedLine("has " + OneLine.of(name) + " twice");
      }
    }
    reader.endObject();
    return members;
  }

  private List<@Nullable Object> elements(int depth) throws IOException, DamagedLine {
    List<@Nullable Object> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value(depth + 1));
    }
    reader.endArray();
    return elements;
  }

  private @Nullable Object value(int depth) throws IOException, DamagedLine {
    if (depth > MOST_NESTED) {
      throw new DamagedLine("nests more than " + MOST_NESTED + " deep");
    }
    values++;
    if (values > MOST_VALUES) {
      throw new DamagedLine("has more than " + MOST_VALUES + " values");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(depth);
      case BEGIN_ARRAY -> elements(depth);
      case STRING -> wellFormed(reader.nextString());
      case NUMBER -> new JsonNumber(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      default -> {
        reader.nextNull();
        yield null;
      }
    };
  }

  /** Half of a surrogate pair cannot be written in UTF-8 again. */
  private static String wellFormed(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      if (isLone(text, i)) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\uFFFD');
      }
    }
    return changed == null ? text : changed.toString();
  }

  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
