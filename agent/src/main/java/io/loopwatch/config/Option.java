// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * One row of {@link OptionTable}. Immutable; one instance each, compared by identity.
 *
 * @param <T> what the value becomes
 */
public final class Option<T> {
  private final String key;
  private final String defaultText;
  private final ValueType<T> type;
  private final String meaning;

  Option(String key, String defaultText, ValueType<T> type, String meaning) {
    this.key = key;
    this.defaultText = defaultText;
    this.type = type;
    this.meaning = meaning;
  }

  /** The key: lower case, with dots. */
  public String key() {
    return key;
  }

  /** The value where nobody gives one, written as a user would write it; empty for none. */
  public String defaultText() {
    return defaultText;
  }

  /** What is allowed, in a few ASCII words. */
  public String allowed() {
    return type.allowed();
  }

  /** What it is for, in one ASCII sentence without a full stop. */
  public String meaning() {
    return meaning;
  }

  T parse(String text) {
    return type.parse(text);
  }

  @Override
  public String toString() {
    return key;
  }
}
