// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A resource that one can have at a time, in the order of asking. Thread-safe; nobody waits. */
public final class Seat {
  private final Queue<CompletableFuture<Seat>> waiting = new ArrayDeque<>();
  private boolean taken;

  private Seat(boolean taken) {
    this.taken = taken;
  }

  /** One that somebody has already. */
  public static Seat taken() {
    return new Seat(true);
  }

  /** Completes when it is the caller's, on the thread that gave it back. */
  public synchronized CompletableFuture<Seat> take() {
    if (!taken) {
      taken = true;
      return CompletableFuture.completedFuture(this);
    }
    CompletableFuture<Seat> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn;
  }

  /** Gives it to the next who asked. */
  public void giveBack() {
    CompletableFuture<Seat> next = next();
    if (next != null) {
      next.complete(this);
    }
  }

  private synchronized @Nullable CompletableFuture<Seat> next() {
    taken = !waiting.isEmpty();
    return waiting.poll();
  }
}
