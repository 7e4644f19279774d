// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * One of a few words, in lower case, and nothing else.
 *
 * @param <T> what a word stands for
 */
final class WordType<T> implements ValueType<T> {
  private final String allowed;
  private final String[] words;
  private final T[] values;

  /**
   * Words.
   *
   * @param allowed the words, for people to read
   * @param words the words
   * @param values what each of them stands for
   */
  WordType(String allowed, String[] words, T[] values) {
    this.allowed = allowed;
    this.words = words;
    this.values = values;
  }

  @Override
  public T parse(String text) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals(text)) {
        return values[i];
      }
    }
    throw new InvalidValueException("must be " + allowed);
  }

  @Override
  public String allowed() {
    return allowed;
  }
}
