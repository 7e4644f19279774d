// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** {@code com.acme.GameLoop::tick}. */
final class LoopMethodType implements ValueType<LoopMethod> {
  private static final String SEPARATOR = "::";

  @Override
  public LoopMethod parse(String text) {
    int split = text.indexOf(SEPARATOR);
    if (split > 0) {
      String className = text.substring(0, split);
      String methodName = text.substring(split + SEPARATOR.length());
      if (Names.isQualified(className) && Names.isIdentifier(methodName)) {
        return new LoopMethod(className, methodName);
      }
    }
    throw new InvalidValueException("'" + Shown.text(text) + "' is no method: " + allowed());
  }

  @Override
  public String allowed() {
    return "package.Class::method";
  }
}
