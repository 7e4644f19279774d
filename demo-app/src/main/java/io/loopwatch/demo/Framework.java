// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The servers of the demo, and the first part of their routes. */
public enum Framework {
  /** An HTTP service made of Vert.x 5 verticles. */
  VERTX("Vert.x", "vert.x-", 17),
  /** An HTTP server on plain Netty 4.2. */
  NETTY("Netty", "netty-loop-", 17),
  /** An HTTP server with a virtual thread for each request: its loops are their carriers. */
  VIRTUAL("virtual threads", "ForkJoinPool-1-worker-", 21);

  private static final String ALL_CARRIERS = "carriers";

  private final String title;
  private final String threadPrefix;
  private final int since;

  Framework(String title, String threadPrefix, int since) {
    this.title = title;
    this.threadPrefix = threadPrefix;
    this.since = since;
  }

  /** Those that this JDK has. */
  public static List<Framework> here() {
    int java = Runtime.version().feature();
    return Stream.of(values()).filter(it -> java >= it.since).toList();
  }

  /** Its name, for people. */
  public String title() {
    return title;
  }

  /** How the names of its event loop threads begin. */
  public String threadPrefix() {
    return threadPrefix;
  }

  /** Whether a report's loop is one of its own. */
  public boolean hasLoop(String name) {
    return name.startsWith(threadPrefix) || this == VIRTUAL && name.equals(ALL_CARRIERS);
  }

  /** The name in routes: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
