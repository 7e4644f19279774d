// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A thread's name, with {@code *} for any characters. */
final class NamePatternType implements ValueType<NamePattern> {
  @Override
  public NamePattern parse(String text) {
    return new NamePattern(text);
  }

  @Override
  public String allowed() {
    return "a thread name, * wild";
  }
}
