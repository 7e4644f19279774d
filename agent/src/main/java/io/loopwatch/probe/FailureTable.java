// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Failures by the identity of their future. Any thread adds and ends them, without a lock; the
 * watchdog alone tidies the chains.
 *
 * <p>A thread takes out only what is first in its chain. What it found behind that may be taken out
 * by the watchdog at the same moment and is then in the chain again: that is over, so it does no
 * harm, and is taken out again.
 */
final class FailureTable {
  private final AtomicReferenceArray<Failure> heads;
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean isUntidy;

  /** Makes one of so many chains, a power of two. */
  FailureTable(int chains) {
    heads = new AtomicReferenceArray<>(chains);
  }

  /** Opaque: what asks of a future's failure has read that, and so comes after its entry. */
  boolean isEmpty() {
    return count.getOpaque() == 0;
  }

  int size() {
    return count.get();
  }

  private int index(int hash) {
    return hash & (heads.length() - 1);
  }

  void add(Failure failure) {
    int index = index(failure.hash);
    count.getAndIncrement();
    Failure head;
    do {
      head = heads.get(index);
      failure.next = head;
    } while (!heads.compareAndSet(index, head, failure));
  }

  /** The latest that is not over, or null. */
  Failure find(Object future) {
    int hash = System.identityHashCode(future);
    Failure at = heads.get(index(hash));
    while (at != null && !(at.hash == hash && at.isOf(future))) {
      at = at.next;
    }
    return at;
  }

  /** The latest of that failure of the future, or null. */
  Failure find(Object future, Throwable cause) {
    int hash = System.identityHashCode(future);
    Failure at = heads.get(index(hash));
    while (at != null && !(at.hash == hash && at.isOf(future, cause))) {
      at = at.next;
    }
    return at;
  }

  /** Ends one, which is in the table no longer than until the watchdog tidies up. */
  void end(Failure failure) {
    failure.end();
    int index = index(failure.hash);
    if (heads.compareAndSet(index, failure, failure.next)) {
      left(failure);
    } else {
      isUntidy = true;
    }
  }

  private void left(Failure failure) {
    if (failure.leave()) {
      count.getAndDecrement();
    }
  }

  /** Ends all and takes them out. Only where nobody adds any more. */
  void clear() {
    for (int i = 0; i < heads.length(); i++) {
      for (Failure at = heads.get(i); at != null; at = at.next) {
        at.end();
      }
    }
    isUntidy = true;
    tidy();
  }

  /** Takes out all that are over. Only the watchdog may call it. */
  void tidy() {
    if (!isUntidy) {
      return;
    }
    isUntidy = false;
    for (int i = 0; i < heads.length(); i++) {
      tidy(i);
    }
  }

  private void tidy(int index) {
    Failure before = null;
    for (Failure at = heads.get(index); at != null; at = at.next) {
      if (!at.isOver()) {
        before = at;
      } else if (unlink(index, before, at)) {
        left(at);
      } else {
        isUntidy = true; // another came before it: next time
        before = at;
      }
    }
  }

  private boolean unlink(int index, Failure before, Failure at) {
    if (before == null) {
      return heads.compareAndSet(index, at, at.next);
    }
    before.next = at.next;
    return true;
  }
}
