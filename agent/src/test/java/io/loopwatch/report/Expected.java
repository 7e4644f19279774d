// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.Pin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers that are expected of an event that was written and read; texts are as UTF-8 has them. */
final class Expected {
  private final Map<String, Object> answers = new TreeMap<>();

  Expected(String type, Object time) {
    put("type", type).put("time", time);
  }

  Map<String, Object> answers() {
    Answers.dropNothing(answers);
    return answers;
  }

  /** Nothing where it is null. */
  Expected put(String question, @Nullable Object answer) {
    if (answer != null) {
      answers.put(question, answer);
    }
    return this;
  }

  Expected text(String question, @Nullable String text) {
    return put(question, utf8(text));
  }

  /** Nothing where it is not positive. */
  Expected positive(String question, long figure) {
    return put(question, figure > 0 ? figure : null);
  }

  Expected loop(LoopId loop) {
    return text("loop", loop.name()).put("loopKind", loop.kind().label());
  }

  Expected frame(String question, @Nullable StackTraceElement frame) {
    return put(question, frame(frame));
  }

  Expected frames(String question, List<StackTraceElement> stack) {
    return put(question, frames(stack));
  }

  Expected texts(String question, Map<String, String> texts) {
    Map<String, String> expected = new TreeMap<>();
    texts.forEach((key, value) -> expected.put(key, Utf8.of(value)));
    return put(question, expected);
  }

  Expected pin(@Nullable Pin pin) {
    if (pin == null) {
      return this;
    }
    String cure = pin.cure().isEmpty() ? null : Utf8.of(pin.cure());
    return put("pinned", new LoggedPin(pin.reason().label(), frame(pin.frame()), cure));
  }

  static @Nullable String utf8(@Nullable String text) {
    return text == null ? null : Utf8.of(text);
  }

  static List<String> frames(List<StackTraceElement> stack) {
    return stack.stream().map(frame -> Utf8.of(FrameText.frame(frame))).toList();
  }

  static @Nullable StackTraceElement frame(@Nullable StackTraceElement frame) {
    return frame == null
        ? null
        : new StackTraceElement(
            Utf8.of(frame.getClassName()),
            Utf8.of(frame.getMethodName()),
            utf8(frame.getFileName()),
            Math.max(-1, frame.getLineNumber()));
  }
}
