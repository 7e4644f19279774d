// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a context of Vert.x 4.5 or 5.x from outside: deployment id and verticle. Goes through
 * public methods of the public interfaces {@code Context}, {@code ContextInternal} and {@code
 * Deployment} only, which also modules export. Slow, and in 5.2 behind a monitor: for the
 * watchdog's thread, never for a loop's.
 */
final class VertxContext {
  /** What the lookup may hold the watchdog up by, once for each deployment. */
  private static final long LOOKUP_MILLIS = 20;

  private static final int MOST_NAMES = 1_000;

  private final Executor lookups;
  private final Map<String, String> verticles = new ConcurrentHashMap<>();
  private @Nullable FutureTask<Void> lastLookup;

  /** Makes one that looks names up by {@code lookups}, which may be held up there. */
  VertxContext(Executor lookups) {
    this.lookups = lookups;
  }

  /**
   * {@code deploymentId} and {@code verticle}, as far as the context has them and tells them at
   * once.
   */
  Map<String, String> describe(Object context) {
    Object id = call(context, "deploymentID");
    if (id == null) {
      return Map.of();
    }
    String verticle = verticleOf(id.toString(), context);
    return verticle == null
        ? Map.of("deploymentId", id.toString())
        : Map.of("deploymentId", id.toString(), "verticle", verticle);
  }

  private @Nullable String verticleOf(String id, Object context) {
    boolean isHeldUp = lastLookup != null && !lastLookup.isDone();
    if (verticles.get(id) == null && verticles.size() < MOST_NAMES && !isHeldUp) {
      FutureTask<Void> lookup = new FutureTask<>(() -> lookUp(id, context), null);
      lastLookup = lookup;
      lookups.execute(lookup);
      try {
        lookup.get(LOOKUP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException late) {
        return null; // the next report of this verticle may have it
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
    return verticles.get(id);
  }

  private void lookUp(String id, Object context) {
    Object verticle = verticle(context);
    if (verticle != null) {
      verticles.put(id, withoutPrefix(verticle.toString()));
    }
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
