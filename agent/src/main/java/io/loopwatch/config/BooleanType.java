// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** {@code true} or {@code false}, in lower case, and nothing else. */
final class BooleanType implements ValueType<Boolean> {
  @Override
  public Boolean parse(String text) {
    if (text.equals("true")) {
      return Boolean.TRUE;
    }
    if (text.equals("false")) {
      return Boolean.FALSE;
    }
    throw new InvalidValueException("must be " + allowed());
  }

  @Override
  public String allowed() {
    return "true or false";
  }
}
