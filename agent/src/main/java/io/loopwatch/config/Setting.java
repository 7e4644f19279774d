// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * An option with the value in force.
 *
 * @param option the row
 * @param text the value as it was written
 * @param value what the text means
 * @param origin where it came from, for people to read; {@link #DEFAULT} where nobody gave it
 */
record Setting<T>(Option<T> option, String text, T value, String origin) {
  static final String DEFAULT = "default";

  static <T> Setting<T> byDefault(Option<T> option) {
    return parsed(option, option.defaultText(), DEFAULT);
  }

  /** Reads a value; throws {@link InvalidValueException} where it is not allowed. */
  static <T> Setting<T> parsed(Option<T> option, String text, String origin) {
    return new Setting<>(option, text, option.parse(text), origin);
  }
}
