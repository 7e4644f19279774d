// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's SLF4J through the class loaders of the watched threads, then the system
 * class loader. Looks at most once a second, so that an application which brings its logging late,
 * or is redeployed, is found, and its predecessor left.
 *
 * <p>Keeps no application alive: this object holds the application's {@code LoggerFactory} class
 * weakly, and the adapter hangs on that class itself (by {@link ClassValue}), so that class,
 * adapter and class loader go together. A weak reference to the adapter alone would not do: nothing
 * else holds it, and the next collection would take it.
 *
 * <p>Used by one thread.
 */
final class Slf4jFinder {
  static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private static final int MOST_LOADERS = 64;

  private final Supplier<List<ClassLoader>> loaders;
  private final LongSupplier nanoTime;
  private final Consumer<String> notices;
  private final ClassValue<Slf4jBackend> backends = new Backends();

  private WeakReference<@Nullable Class<?>> found = new WeakReference<>(null);
  private boolean lookedBefore;
  private long lookedAtNanos;
  private boolean toldFailure;

  Slf4jFinder(
      Supplier<List<ClassLoader>> loaders, LongSupplier nanoTime, Consumer<String> notices) {
    this.loaders = loaders;
    this.nanoTime = nanoTime;
    this.notices = notices;
  }

  /** A back end that writes, or null where the application has none (yet). */
  @Nullable Slf4jBackend find() {
    long now = nanoTime.getAsLong();
    if (!lookedBefore || now - lookedAtNanos >= LOOK_AGAIN_NANOS) {
      lookedBefore = true;
      lookedAtNanos = now;
      look();
    }
    Class<?> factory = found.get();
    return factory == null ? null : backends.get(factory);
  }

  /**
   * Stays with the one in use while its loader is among the candidates, or where no other is
   * usable.
   */
  private void look() {
    Map<Class<?>, ClassLoader> candidates = candidates();
    Class<?> current = found.get();
    if (current != null && candidates.containsKey(current)) {
      return;
    }
    for (Map.Entry<Class<?>, ClassLoader> candidate : candidates.entrySet()) {
      if (isBound(candidate.getKey(), candidate.getValue())) {
        found = new WeakReference<>(candidate.getKey());
        return;
      }
    }
  }

  /** Each copy of SLF4J, with the first loader that led to it. */
  private Map<Class<?>, ClassLoader> candidates() {
    Map<Class<?>, ClassLoader> candidates = new LinkedHashMap<>();
    loaders.get().stream().limit(MOST_LOADERS).forEach(loader -> add(candidates, loader));
    return candidates;
  }

  private static void add(Map<Class<?>, ClassLoader> candidates, ClassLoader loader) {
    try {
      candidates.putIfAbsent(Class.forName("org.slf4j.LoggerFactory", false, loader), loader);
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      // No SLF4J here. Class loaders of stopped applications throw all of these.
      return;
    }
  }

  private boolean isBound(Class<?> factory, ClassLoader loader) {
    try {
      return backends.get(factory).isBound(loader);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      tellFailure(e);
      return false;
    }
  }

  private void tellFailure(Throwable e) {
    if (!toldFailure) {
      toldFailure = true;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      notices.accept("the application's SLF4J cannot be used: " + Trouble.describe(cause));
    }
  }

  /** A class of its own, so that the application's class does not come to hold the finder. */
  private static final class Backends extends ClassValue<Slf4jBackend> {
    @Override
    protected Slf4jBackend computeValue(Class<?> loggerFactory) {
      return Slf4jBackend.of(loggerFactory);
    }
  }
}
