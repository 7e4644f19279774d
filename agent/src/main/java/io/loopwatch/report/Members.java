// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.report.JsonText.JsonNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, asked by type. Each question throws {@link DamagedLine} with the
 * name of a field that is of another type. Used for one line.
 *
 * @param path where the object is in its line, as {@code holders[2].}; empty of the line's own
 * @param values name to value
 */
record Members(String path, Map<String, Object> values) {
  /** A way to read a field that is there. */
  interface Kind<T> {
    T read(Members members, String name) throws DamagedLine;
  }

  private static final double BEYOND_LONG = 0x1p63;

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Null where it is not there. */
  <T> @Nullable T maybe(String name, Kind<T> kind) throws DamagedLine {
    return has(name) ? kind.read(this, name) : null;
  }

  /** What stands for one that is not there is {@code none}. */
  <T> T or(T none, String name, Kind<T> kind) throws DamagedLine {
    return has(name) ? kind.read(this, name) : none;
  }

  String text(String name) throws DamagedLine {
    return is(String.class, name, "a string");
  }

  boolean flag(String name) throws DamagedLine {
    return is(Boolean.class, name, "true or false");
  }

  /** An instant in ISO-8601. */
  Instant time(String name) throws DamagedLine {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new DamagedLine(path + name + " is not a time");
    }
  }

  /** A whole number, 0 or greater; also one that another tool wrote as {@code 1.2E8}. */
  long number(String name) throws DamagedLine {
    String text = is(JsonNumber.class, name, "a number").text();
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return plain(text, name);
    }
    double value = fraction(name);
    if (value != Math.rint(value) || value >= BEYOND_LONG) {
      throw new DamagedLine(path + name + " is not a whole number of 64 bits");
    }
    return (long) value;
  }

  private long plain(String digits, String name) throws DamagedLine {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new DamagedLine(path + name + " is too large");
    }
  }

  /** A whole number that counts what was in memory. */
  int count(String name) throws DamagedLine {
    long number = number(name);
    if (number > Integer.MAX_VALUE) {
      throw new DamagedLine(path + name + " is too large");
    }
    return (int) number;
  }

  /** A finite number, 0 or greater. */
  double fraction(String name) throws DamagedLine {
    double value = Double.parseDouble(is(JsonNumber.class, name, "a number").text());
    if (value < 0 || !Double.isFinite(value)) {
      throw new DamagedLine(path + name + (value < 0 ? " is negative" : " is too large"));
    }
    return value;
  }

  /** An object. */
  Members object(String name) throws DamagedLine {
    return object(path + name, value(name));
  }

  /** An array of strings. */
  List<String> texts(String name) throws DamagedLine {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof String text)) {
        throw new DamagedLine(path + name + "[" + texts.size() + "] is not a string");
      }
      texts.add(text);
    }
    return Collections.unmodifiableList(texts);
  }

  /** An array of objects, each read in one way. */
  <T> List<T> each(String name, Shape<T> shape) throws DamagedLine {
    List<T> all = new ArrayList<>();
    for (Object element : elements(name)) {
      all.add(shape.read(object(path + name + "[" + all.size() + "]", element)));
    }
    return Collections.unmodifiableList(all);
  }

  /** A way to read an object. */
  interface Shape<T> {
    T read(Members members) throws DamagedLine;
  }

  /** An object whose fields are all of one type, in their order. */
  <T> Map<String, T> map(String name, Kind<T> kind) throws DamagedLine {
    Members members = object(name);
    Map<String, T> map = new LinkedHashMap<>();
    for (String key : members.values.keySet()) {
      map.put(key, kind.read(members, key));
    }
    return Collections.unmodifiableMap(map);
  }

  /** A frame in its parts. */
  StackTraceElement frame(String name) throws DamagedLine {
    Members frame = object(name);
    return new StackTraceElement(
        frame.text("class"),
        frame.text("method"),
        frame.maybe("file", Members::text),
        frame.or(-1, "line", Members::count));
  }

  private List<?> elements(String name) throws DamagedLine {
    return is(List.class, name, "an array");
  }

  private static Members object(String path, @Nullable Object value) throws DamagedLine {
    if (!(value instanceof Map<?, ?> map)) {
      throw new DamagedLine(path + " is not an object");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, member) -> values.put((String) key, member));
    return new Members(path + ".", values);
  }

  private Object value(String name) throws DamagedLine {
    Object value = values.get(name);
    if (value == null) {
      throw new DamagedLine("has no " + path + name);
    }
    return value;
  }

  private <T> T is(Class<T> type, String name, String what) throws DamagedLine {
    Object value = value(name);
    if (!type.isInstance(value)) {
      throw new DamagedLine(path + name + " is not " + what);
    }
    return type.cast(value);
  }
}
