// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a thread waits for.
 *
 * @param name class and identity hash of the lock object, as {@link java.lang.management.LockInfo}
 *     prints it
 * @param owner name of the thread that holds it, or null where it has no owner
 * @param ownerStack the owner's stack, innermost first; empty where there is no owner
 */
public record HeldLock(String name, @Nullable String owner, List<StackTraceElement> ownerStack) {
  /** Copies the list. */
  public HeldLock {
    ownerStack = List.copyOf(ownerStack);
  }
}
