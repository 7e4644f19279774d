// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;

/** Frames, {@code op:} with an operation, and {@code -} with a built-in row to do without. */
final class AllowType implements ValueType<Allow> {
  static final String OPERATION = "op:";
  private static final char OFF = '-';

  @Override
  public Allow parse(String text) {
    List<String> frames = new ArrayList<>();
    List<String> operations = new ArrayList<>();
    List<String> off = new ArrayList<>();
    for (String item : ListType.items(text, this)) {
      if (item.startsWith(OPERATION)) {
        operations.add(operation(item));
      } else if (item.charAt(0) == OFF) {
        off.add(rowName(item));
      } else {
        frames.add(FramePatterns.checked(item, this));
      }
    }
    List<String> inForce = BuiltInAllowances.frames(off);
    inForce.addAll(frames);
    return new Allow(inForce, operations);
  }

  @Override
  public String allowed() {
    return "com.acme.Foo.bar, com.acme.Foo, com.acme.*, op:Thread.sleep, op:file or -row,"
        + " ';' between several";
  }

  private String operation(String item) {
    if (item.length() == OPERATION.length()) {
      throw new InvalidValueException("'" + item + "' names no operation: " + allowed());
    }
    return item.substring(OPERATION.length());
  }

  private static String rowName(String item) {
    String name = item.substring(1);
    List<String> names = BuiltInAllowances.names();
    if (!names.contains(name)) {
      String start = "'" + Shown.text(item) + "' names no built-in row; ";
      String nearest = Nearest.of(name, names);
      throw new InvalidValueException(
          nearest == null
              ? start + "the rows are " + String.join(", ", names)
              : start + "did you mean '" + OFF + nearest + "'?");
    }
    return name;
  }
}
