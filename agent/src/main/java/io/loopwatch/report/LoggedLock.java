// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a thread waited for, or the class that another thread initialised.
 *
 * @param name class and identity hash of the lock, or {@code class} and the class's name
 * @param owner name of the thread that held it, or null
 * @param heldNanos how long that had it, at least; −1 where unknown
 * @param ownerStack frames, innermost first; may be empty
 */
public record LoggedLock(
    String name, @Nullable String owner, long heldNanos, List<String> ownerStack) {
  static LoggedLock of(Members lock) throws DamagedLine {
    return new LoggedLock(
        lock.text("name"),
        lock.maybe("owner", Members::text),
        lock.or(-1L, "heldNanos", Members::number),
        lock.or(List.of(), "ownerStack", Members::texts));
  }
}
