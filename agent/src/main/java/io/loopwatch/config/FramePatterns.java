// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** How frames are written: a method, a class, or a package with {@code .*} for all under it. */
final class FramePatterns {
  private static final String ALL_UNDER = ".*";

  private FramePatterns() {}

  /**
   * A pattern as it was written.
   *
   * @param type says what is allowed
   * @throws InvalidValueException where it is none
   */
  static String checked(String text, ValueType<?> type) {
    if (isPattern(text)) {
      return text;
    }
    String start = "'" + Shown.text(text) + "' is no method, class or package";
    String meant = asWrittenElsewhere(text);
    if (isPattern(meant)) {
      throw new InvalidValueException(start + "; did you mean '" + meant + "'?");
    }
    if (text.indexOf('*') >= 0) {
      start += ", '*' stands only for all under a package";
    }
    throw new InvalidValueException(start + ": " + type.allowed());
  }

  static boolean isPattern(String text) {
    if (text.endsWith(ALL_UNDER)) {
      return Names.isQualified(text.substring(0, text.length() - ALL_UNDER.length()));
    }
    int dot = text.lastIndexOf('.');
    return dot >= 0 && isInitializer(text.substring(dot + 1))
        ? Names.isQualified(text.substring(0, dot))
        : Names.isQualified(text);
  }

  private static boolean isInitializer(String method) {
    return method.equals("<init>") || method.equals("<clinit>");
  }

  /** Other places write {@code com.acme.Foo::bar}, {@code Foo#bar}, {@code com/acme/Foo}. */
  private static String asWrittenElsewhere(String text) {
    String dotted = text.replace("::", ".").replace('#', '.').replace('/', '.');
    String withoutArguments =
        dotted.endsWith("()") ? dotted.substring(0, dotted.length() - 2) : dotted;
    return withoutArguments.endsWith(".**")
        ? withoutArguments.substring(0, withoutArguments.length() - 1)
        : withoutArguments;
  }
}
