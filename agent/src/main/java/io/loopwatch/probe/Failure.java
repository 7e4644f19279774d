// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A future that failed on a loop and that nobody has asked yet; or one that was asked before, if it
 * fails after all ({@link #isAsked()}). Made by the loop's thread, ended by whoever asks, told by
 * the watchdog.
 *
 * <p>It must not keep its future alive, and the failure or the context might: the watchdog reads
 * both soon and has them {@linkplain #release() released}.
 */
public final class Failure extends WeakReference<Object> {
  /** The next in its chain. Changed by the watchdog alone, once the failure is in the table. */
  volatile Failure next;

  /** The one that arrived before; the watchdog's, once it has taken it. */
  Failure earlier;

  final int hash;
  private final int causeHash;
  private final Slot slot;
  private final long nanos;
  private final boolean isStage;
  private final boolean isJdkFuture;
  private final AtomicBoolean isGone = new AtomicBoolean();
  private volatile Throwable where;
  private volatile Throwable cause;
  private volatile Object context;
  private volatile boolean isOver;
  private Object note;

  Failure(
      Object future,
      ReferenceQueue<Object> queue,
      Slot slot,
      Throwable where,
      Throwable cause,
      boolean isStage) {
    super(future, queue);
    this.hash = System.identityHashCode(future);
    this.causeHash = System.identityHashCode(cause);
    this.slot = slot;
    this.nanos = System.nanoTime();
    this.isStage = isStage;
    this.isJdkFuture = future instanceof java.util.concurrent.Future;
    this.where = where;
    this.cause = cause;
    this.context = slot == null ? null : slot.ownContext();
  }

  /** Whether it is of this future, and of this failure of it. */
  boolean isOf(Object future, Throwable failure) {
    return causeHash == System.identityHashCode(failure) && isOf(future);
  }

  boolean isOf(Object future) {
    return !isOver && refersTo(future);
  }

  /** Somebody asked. */
  void end() {
    isOver = true;
    release();
  }

  /** True the first time: it is taken out of the table once. */
  boolean leave() {
    return isGone.compareAndSet(false, true);
  }

  // ---- the watchdog ----

  /** Whether it is none any more: somebody asked. */
  public boolean isOver() {
    return isOver;
  }

  /** Whether it is no failure: the future was asked before it failed. */
  public boolean isAsked() {
    return slot == null;
  }

  /** The loop on which it failed. */
  public Slot slot() {
    return slot;
  }

  /** When it failed, in {@link System#nanoTime()}. */
  public long nanos() {
    return nanos;
  }

  /** Whether the future is a {@code CompletableFuture}. */
  public boolean isStage() {
    return isStage;
  }

  /** Whether the future is a {@code java.util.concurrent.Future}, as those of Netty are. */
  public boolean isJdkFuture() {
    return isJdkFuture;
  }

  /** Where it failed; null once {@linkplain #release() released}. */
  public Throwable where() {
    return where;
  }

  /** Why it failed; null once {@linkplain #release() released}. */
  public Throwable cause() {
    return cause;
  }

  /** The Vert.x context in which it failed, or null. */
  public Object context() {
    return context;
  }

  /** Lets go of all that might keep the future alive. */
  public void release() {
    where = null;
    cause = null;
    context = null;
  }

  /** What the watchdog has {@linkplain #note(Object) noted}. */
  public Object note() {
    return note;
  }

  /** Keeps what the watchdog wants to know of it later. */
  public void note(Object text) {
    note = text;
  }
}
