// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path of a file, kept as it is written; only what can be no path on any day is refused. */
final class PathType implements ValueType<String> {
  private final String allowed;

  PathType(String allowed) {
    this.allowed = allowed;
  }

  @Override
  public String parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new InvalidValueException(
            "a control character in a path; in a properties file a backslash is written twice");
      }
    }
    try {
      Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidValueException("no path: " + e.getReason());
    }
    return text;
  }

  @Override
  public String allowed() {
    return allowed;
  }
}
