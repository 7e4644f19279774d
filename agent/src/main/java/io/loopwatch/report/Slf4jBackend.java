// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One copy of SLF4J that the application has, and the adapter that was defined for it. Reaches the
 * application's class loader, so nothing but that loader's own classes may hold it: see {@link
 * Slf4jFinder}.
 */
final class Slf4jBackend {
  private static final String ADAPTER = Slf4jBackend.class.getPackageName() + ".Slf4jSink";

  private final Class<?> adapter;
  private final Map<String, Logger> loggers = new HashMap<>();

  /**
   * Weak, because SLF4J may belong to the container and this loader to an application that is
   * undeployed later.
   */
  private WeakReference<@Nullable ClassLoader> context = new WeakReference<>(null);

  private Slf4jBackend(Class<?> adapter) {
    this.adapter = adapter;
  }

  /**
   * Defines the adapter beside this copy of SLF4J.
   *
   * @param loggerFactory {@code org.slf4j.LoggerFactory}
   * @throws LinkageError where the copy lacks what the adapter needs
   */
  static Slf4jBackend of(Class<?> loggerFactory) {
    return new Slf4jBackend(new AdapterLoader(loggerFactory.getClassLoader()).define(bytes()));
  }

  /**
   * Whether it writes what it is given; initialises it. {@code context} is the application's class
   * loader.
   */
  boolean isBound(ClassLoader context) throws ReflectiveOperationException {
    this.context = new WeakReference<>(context);
    return inContext(() -> (Boolean) adapter.getMethod("bound").invoke(null));
  }

  /**
   * Logs one record; throws whatever the back end throws.
   *
   * @return false where the back end's configuration has this level off for this logger
   */
  boolean log(String name, Level level, String text) throws ReflectiveOperationException {
    return inContext(
        () -> {
          Logger logger = logger(name);
          logger.log(level, text);
          return logger.isLoggable(level);
        });
  }

  /**
   * Back ends choose their configuration by the context class loader (Log4j 2, Logback in a servlet
   * container).
   */
  private boolean inContext(Call call) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader application = context.get();
    thread.setContextClassLoader(application == null ? adapter.getClassLoader() : application);
    try {
      return call.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Logger logger(String name) throws ReflectiveOperationException {
    Logger known = loggers.get(name);
    if (known == null) {
      known = (Logger) adapter.getConstructor(String.class).newInstance(name);
      loggers.put(name, known);
    }
    return known;
  }

  private interface Call {
    boolean run() throws ReflectiveOperationException;
  }

  private static byte[] bytes() {
    String file = "/" + ADAPTER.replace('.', '/') + ".class";
    try (InputStream in = Slf4jBackend.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new LinkageError(file + " is missing from the agent's jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new LinkageError(file + " cannot be read from the agent's jar", e);
    }
  }

  /** Defines the one class itself, though its parent may know another of that name: the agent's. */
  private static final class AdapterLoader extends ClassLoader {
    AdapterLoader(@Nullable ClassLoader slf4j) {
      super("loopwatch-slf4j", slf4j);
    }

    Class<?> define(byte[] bytes) {
      return defineClass(ADAPTER, bytes, 0, bytes.length);
    }
  }
}
