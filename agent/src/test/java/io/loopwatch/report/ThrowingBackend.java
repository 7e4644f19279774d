// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.slf4j.LoggerFactory;

/** The tests' own Logback with an appender that throws, for Loopwatch's loggers only. */
final class ThrowingBackend extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("loopwatch");
  int calls;

  ThrowingBackend() {
    setContext(logger.getLoggerContext());
    start();
    logger.setAdditive(false);
    logger.addAppender(this);
  }

  /** Not {@code append}, whose exceptions Logback keeps to itself. */
  @Override
  public void doAppend(ILoggingEvent event) {
    calls++;
    throw new IllegalStateException("no more room");
  }

  @Override
  protected void append(ILoggingEvent event) {
    throw new AssertionError("doAppend is overridden");
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    stop();
  }
}
