// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.dropped;

import io.loopwatch.e2e.fixture.dropped.Ways;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** What the fixtures can do to futures. */
final class FixtureWays {
  private FixtureWays() {}

  /** The ways of a fixture, as commands of its laboratory: {@code NettyDrops setFailure}. */
  static List<String> of(String simpleName) {
    List<String> ways =
        Arrays.stream(type(simpleName).getDeclaredMethods())
            .filter(FixtureWays::isWay)
            .map(method -> simpleName + " " + method.getName())
            .sorted()
            .toList();
    if (ways.isEmpty()) {
      throw new AssertionError("no ways in " + simpleName);
    }
    return ways;
  }

  private static Class<?> type(String simpleName) {
    try {
      return Class.forName(Ways.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isWay(Method method) {
    int kept = Modifier.PRIVATE | Modifier.STATIC;
    return (method.getModifiers() & kept) == 0 && !method.isSynthetic();
  }
}
