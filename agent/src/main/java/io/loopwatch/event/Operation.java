// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Set;

/**
 * A way to block, as the table of hook points names it.
 *
 * @param name in a user's words: {@code Thread.sleep}, {@code FileChannel.force}
 * @param kind sleep, wait, park, socket, file, sync (to disk), dns, process, jdbc or pin (a virtual
 *     thread waits on its carrier)
 */
public record Operation(String name, String kind) {
  private static final Set<String> OUTSIDE = Set.of("file", "sync", "socket", "dns");

  /** Whether the system does it, to whom the JVM's pauses are nothing until it returns. */
  public boolean leavesJvm() {
    return OUTSIDE.contains(kind);
  }
}
