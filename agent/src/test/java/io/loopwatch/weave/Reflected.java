// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls of classes that tests have defined, by name and number of arguments. */
final class Reflected {
  private Reflected() {}

  static Object call(Object target, String name, Object... arguments) throws Throwable {
    return invoke(target.getClass(), target, name, arguments);
  }

  static Object callStatic(Class<?> type, String name, Object... arguments) throws Throwable {
    return invoke(type, null, name, arguments);
  }

  private static Object invoke(Class<?> type, Object target, String name, Object... arguments)
      throws Throwable {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .findAny()
            .orElseThrow();
    method.setAccessible(true);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  static Object field(Object target, String name) throws ReflectiveOperationException {
    return target.getClass().getField(name).get(target);
  }
}
