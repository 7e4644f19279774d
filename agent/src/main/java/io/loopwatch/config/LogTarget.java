// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import org.jspecify.annotations.Nullable;

/** Where warnings go: one of three places, compared by identity, or a file. Immutable. */
public final class LogTarget {
  /** The application's SLF4J where it has one, else stderr. */
  public static final LogTarget AUTO = new LogTarget("auto", null);

  /** The application's SLF4J only. */
  public static final LogTarget APPLICATION = new LogTarget("application", null);

  /** Standard error. */
  public static final LogTarget STDERR = new LogTarget("stderr", null);

  private final String text;
  private final @Nullable String path;

  private LogTarget(String text, @Nullable String path) {
    this.text = text;
    this.path = path;
  }

  /** A file of our own. */
  public static LogTarget file(String path) {
    return new LogTarget(path, path);
  }

  /** The file, as it was written, with its {@code %p %h %t}; null for the three places. */
  public @Nullable String path() {
    return path;
  }

  /** The value of the option. */
  @Override
  public String toString() {
    return text;
  }
}
