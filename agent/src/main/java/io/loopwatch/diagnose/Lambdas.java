// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

/** How compilers name the methods that they make of lambdas. */
final class Lambdas {
  /** javac: {@code lambda$bar$0}; {@code lambda$bar$7f3a$1} where it is serializable. */
  private static final String JAVAC = "lambda$";

  /** The Kotlin compiler: {@code bar$lambda$0}. */
  private static final String KOTLIN = "$lambda$";

  private static final int HEX = 16;

  private Lambdas() {}

  /** Whether a method is a lambda that stands in another method of the same class. */
  static boolean isIn(String method, String lambda) {
    if (lambda.startsWith(JAVAC)) {
      return isNumbered(lambda, JAVAC.length(), bodyName(method));
    }
    return lambda.startsWith(method) && lambda.startsWith(KOTLIN, method.length());
  }

  /** What javac writes for constructors and static initializers. */
  private static String bodyName(String method) {
    switch (method) {
      case "<init>":
        return "new";
      case "<clinit>":
        return "static";
      default:
        return method;
    }
  }

  /** Whether from an index on there is a name, and then numbers only. */
  private static boolean isNumbered(String lambda, int from, String name) {
    int end = from + name.length();
    if (!lambda.startsWith(name, from) || end >= lambda.length() || lambda.charAt(end) != '$') {
      return false;
    }
    for (int i = end; i < lambda.length(); i++) {
      char c = lambda.charAt(i);
      if (c != '$' && Character.digit(c, HEX) < 0) {
        return false;
      }
    }
    return true;
  }
}
