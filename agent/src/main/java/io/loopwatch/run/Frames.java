// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Frames and stacks by number: each is in a page once. */
final class Frames {
  private final Interned<String> frames = new Interned<>();
  private final Interned<List<Integer>> stacks = new Interned<>();

  int frame(String frame) {
    return frames.number(frame);
  }

  /** The number of a stack; nothing where there is none. */
  void stack(JsonWriter json, String name, List<String> stack) throws IOException {
    if (!stack.isEmpty()) {
      json.name(name).value(stacks.number(stack.stream().map(frames::number).toList()));
    }
  }

  /** All that were used. */
  void write(JsonWriter json) throws IOException {
    json.name("frames").beginArray();
    for (String frame : frames.all()) {
      json.value(frame);
    }
    json.endArray();
    json.name("stacks").beginArray();
    for (List<Integer> stack : stacks.all()) {
      json.beginArray();
      for (int frame : stack) {
        json.value(frame);
      }
      json.endArray();
    }
    json.endArray();
  }
}
