// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Must not be named by any other class: {@link Slf4jBackend} defines it from its bytes, once for
 * each copy of SLF4J in the application, in a class loader from which {@code org.slf4j} is the
 * application's own. In Loopwatch's own class loader there is no {@code org.slf4j} and this class
 * does not link.
 *
 * <p>The only class that knows SLF4J; the rest sees the JDK's {@link System.Logger}. Uses nothing
 * that SLF4J 1.7 does not have. Texts go through the methods without parameters, so that braces in
 * them stay as they are; Loopwatch speaks at INFO and WARN only, and other levels become the
 * nearest of the two.
 *
 * <p>One class file: no nested class, and so no switch over an enum.
 */
public final class Slf4jSink implements System.Logger {
  private final Logger logger;

  /** The application's logger of that name. */
  public Slf4jSink(String name) {
    logger = LoggerFactory.getLogger(name);
  }

  /**
   * Whether something stands behind SLF4J that writes. Without a binding SLF4J drops everything;
   * while another thread initialises it, it keeps everything in substitutes, which will be over
   * soon. Initialises SLF4J.
   */
  public static boolean bound() {
    String factory = LoggerFactory.getILoggerFactory().getClass().getName();
    return !factory.equals("org.slf4j.helpers.NOPLoggerFactory")
        && !factory.equals("org.slf4j.helpers.SubstituteLoggerFactory");
  }

  @Override
  public String getName() {
    return logger.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    if (level == Level.OFF) {
      return false;
    }
    return level.compareTo(Level.INFO) <= 0 ? logger.isInfoEnabled() : logger.isWarnEnabled();
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String format, Object @Nullable ... params) {
    boolean plain = params == null || params.length == 0;
    log(level, bundle, plain ? format : MessageFormat.format(format, params), (Throwable) null);
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
    if (level.compareTo(Level.INFO) <= 0) {
      logger.info(text, thrown);
    } else {
      logger.warn(text, thrown);
    }
  }
}
