// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a context of Vert.x 4.5 or 5.x from outside: deployment id and verticle. Goes through
 * public methods of the public interfaces {@code Context}, {@code ContextInternal} and {@code
 * Deployment} only, which also modules export. Slow, and in 5.2 behind a monitor: for the
 * watchdog's thread, never for a loop's.
 */
final class VertxContext {
  private VertxContext() {}

  /** {@code deploymentId} and {@code verticle}, as far as the context has them. */
  static Map<String, String> describe(Object context) {
    Map<String, String> text = new LinkedHashMap<>();
    Object id = call(context, "deploymentID");
    if (id != null) {
      text.put("deploymentId", id.toString());
      Object verticle = verticle(context);
      if (verticle != null) {
        text.put("verticle", withoutPrefix(verticle.toString()));
      }
    }
    return text;
  }

  private static @Nullable Object verticle(Object context) {
    Object deployment = call(context, "getDeployment");
    if (deployment != null) {
      return call(deployment, "verticleIdentifier");
    }
    Object held = call(context, "deployment");
    Object inner = held == null ? null : call(held, "deployment");
    return inner == null ? null : call(inner, "identifier");
  }

  /** {@code java:com.acme.OrdersVerticle} names a class by the factory that makes it. */
  private static String withoutPrefix(String identifier) {
    return identifier.startsWith("java:") ? identifier.substring("java:".length()) : identifier;
  }

  /**
   * Calls a method without parameters that a public interface declares; null where there is none,
   * or it fails.
   */
  private static @Nullable Object call(Object target, String name) {
    Method method = find(target.getClass(), name);
    try {
      return method == null ? null : method.invoke(target);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      return null;
    }
  }

  private static @Nullable Method find(@Nullable Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        Method method = findIn(face, name);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static @Nullable Method findIn(Class<?> face, String name) {
    try {
      return face.getMethod(name);
    } catch (NoSuchMethodException none) {
      return null;
    }
  }
}
