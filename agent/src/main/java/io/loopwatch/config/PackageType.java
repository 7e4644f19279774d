// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** The name of a package, which stands for all packages under it too. */
final class PackageType implements ValueType<String> {
  @Override
  public String parse(String text) {
    if (!Names.isQualified(text)) {
      throw new InvalidValueException("'" + Shown.text(text) + "' is no package: " + allowed());
    }
    return text;
  }

  @Override
  public String allowed() {
    return "a package as in com.acme";
  }
}
