// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word for a place, or a path. */
final class LogTargetType implements ValueType<LogTarget> {
  private static final List<String> WORDS = List.of("auto", "application", "stderr");

  private final PathType path = new PathType(allowed());

  @Override
  public LogTarget parse(String text) {
    switch (text) {
      case "auto":
        return LogTarget.AUTO;
      case "application":
        return LogTarget.APPLICATION;
      case "stderr":
        return LogTarget.STDERR;
      default:
        refuseTypo(text);
        return LogTarget.file(path.parse(text));
    }
  }

  @Override
  public String allowed() {
    return "auto, application, stderr or a path";
  }

  /** A word mistyped would otherwise become a file that nobody looks for. */
  private static void refuseTypo(String text) {
    if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('.') >= 0) {
      return;
    }
    @Nullable String word = Nearest.of(text, WORDS);
    if (word != null) {
      throw new InvalidValueException(
          "did you mean '" + word + "'? A file of this name is written ./" + text);
    }
  }
}
