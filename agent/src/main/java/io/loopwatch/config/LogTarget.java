// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import org.jspecify.annotations.Nullable;

/**
 * Where warnings go.
 *
 * @param kind what sort of place
 * @param path the file, as it was written, for {@link Kind#FILE}; else null
 */
public record LogTarget(Kind kind, @Nullable String path) {
  /** The application's log where it has one, else stderr. */
  public static final LogTarget AUTO = new LogTarget(Kind.AUTO, null);

  /** The application's log only. */
  public static final LogTarget APPLICATION = new LogTarget(Kind.APPLICATION, null);

  /** Standard error. */
  public static final LogTarget STDERR = new LogTarget(Kind.STDERR, null);

  /** Sorts of places. */
  public enum Kind {
    /** The application's SLF4J where it has one, else stderr. */
    AUTO,
    /** The application's SLF4J. */
    APPLICATION,
    /** Standard error. */
    STDERR,
    /** A file of our own. */
    FILE
  }

  /** A path goes with {@link Kind#FILE} and with nothing else. */
  public LogTarget {
    if ((kind == Kind.FILE) != (path != null)) {
      throw new IllegalArgumentException("a path goes with FILE and with nothing else");
    }
  }

  /** A file of our own. */
  public static LogTarget file(String path) {
    return new LogTarget(Kind.FILE, path);
  }
}
