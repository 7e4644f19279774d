// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * What the value of an option may be: how it is read, and how that is said in words.
 *
 * @param <T> what the text becomes; immutable
 */
interface ValueType<T> {
  /**
   * Reads a value.
   *
   * @param text without white space around it; empty only where a row's default is
   * @throws InvalidValueException with what is wrong and what is allowed
   */
  T parse(String text);

  /** What is allowed, in a few ASCII words that stand alone, as in "true or false". */
  String allowed();
}
