// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a thread waits for, or the class that another thread initialises.
 *
 * @param name class and identity hash of the lock object, as {@link java.lang.management.LockInfo}
 *     prints it; of a class {@code class com.acme.Prices}
 * @param owner name of the thread that holds it, or null where it has no owner or nobody can tell
 * @param ownerStack the owner's stack, innermost first; empty where there is no owner
 * @param heldNanos how long the owner has had it, at least: since it was first seen with it in this
 *     wait; 0 where it was seen once
 * @param initialising the name of the class that is waited for, or null where it is a lock
 */
public record HeldLock(
    String name,
    @Nullable String owner,
    List<StackTraceElement> ownerStack,
    long heldNanos,
    @Nullable String initialising) {
  /** Copies the list. */
  public HeldLock {
    ownerStack = List.copyOf(ownerStack);
  }

  /** A lock. */
  public HeldLock(String name, @Nullable String owner, List<StackTraceElement> ownerStack) {
    this(name, owner, ownerStack, 0, null);
  }

  /** A class; its owner is the thread that runs its static initialiser. */
  public static HeldLock ofClass(
      String type, @Nullable String owner, List<StackTraceElement> ownerStack) {
    return new HeldLock("class " + type, owner, ownerStack, 0, type);
  }

  /** The same, and how long its owner has had it. */
  public HeldLock held(long nanos) {
    return new HeldLock(name, owner, ownerStack, nanos, initialising);
  }

  /** Whether it is the same lock with the same owner. */
  public boolean isSame(@Nullable HeldLock other) {
    return other != null && name.equals(other.name) && Objects.equals(owner, other.owner);
  }
}
