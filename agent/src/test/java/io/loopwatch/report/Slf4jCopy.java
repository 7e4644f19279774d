// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An application's own SLF4J, in a class loader that sees neither the tests' copy nor Loopwatch.
 */
final class Slf4jCopy extends URLClassLoader {
  private Slf4jCopy(List<Class<?>> of) {
    super(of.stream().map(Slf4jCopy::jar).toArray(URL[]::new), getPlatformClassLoader());
  }

  static Slf4jCopy withLogback() {
    return new Slf4jCopy(
        List.of(
            org.slf4j.LoggerFactory.class,
            ch.qos.logback.classic.LoggerContext.class,
            ch.qos.logback.core.Context.class));
  }

  static Slf4jCopy withoutBackend() {
    return new Slf4jCopy(List.of(org.slf4j.LoggerFactory.class));
  }

  static Slf4jCopy withoutSlf4j() {
    return new Slf4jCopy(List.of());
  }

  /** Has Logback keep what it is given from now on: the list that it grows. */
  List<?> listen() throws ReflectiveOperationException {
    Object appender =
        loadClass("ch.qos.logback.core.read.ListAppender").getConstructor().newInstance();
    appender.getClass().getMethod("start").invoke(appender);
    Object root =
        loadClass("org.slf4j.LoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(null, "ROOT");
    root.getClass().getMethod("detachAndStopAllAppenders").invoke(root);
    Class<?> type = loadClass("ch.qos.logback.core.Appender");
    root.getClass().getMethod("addAppender", type).invoke(root, appender);
    return (List<?>) appender.getClass().getField("list").get(appender);
  }

  /** Sets the level of a logger of Logback's. */
  void level(String logger, String level) throws ReflectiveOperationException {
    Class<?> type = loadClass("ch.qos.logback.classic.Level");
    Object found =
        loadClass("org.slf4j.LoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(null, logger);
    found
        .getClass()
        .getMethod("setLevel", type)
        .invoke(found, type.getMethod("toLevel", String.class).invoke(null, level));
  }

  /** The records as {@code LEVEL logger - text}. */
  static List<String> lines(List<?> events) throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Object event : events) {
      lines.add(
          call(event, "getLevel")
              + " "
              + call(event, "getLoggerName")
              + " - "
              + call(event, "getFormattedMessage"));
    }
    return lines;
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static URL jar(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  public String toString() {
    return "application with " + Arrays.toString(getURLs());
  }
}
