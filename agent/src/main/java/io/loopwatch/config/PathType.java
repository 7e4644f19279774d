// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * A path of a file, kept as it is written. What else a file system refuses is told by whoever opens
 * the file; to ask it here would load half of {@code java.nio.file} at start.
 */
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
    return text;
  }

  @Override
  public String allowed() {
    return allowed;
  }
}
