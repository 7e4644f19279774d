// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.function.IntFunction;

/**
 * The blocking calls of the callbacks of one loop or carrier. Written by its thread alone.
 *
 * <p>Calls nest: {@code Files.readString} opens, reads and closes; {@code HttpClient.send} parks
 * more than once. What blocks by itself is a <i>leaf</i>, what only holds such calls a
 * <i>scope</i>. The outermost one is told, and a scope only where a leaf in it has blocked.
 *
 * <p>Outside a callback nothing is counted: a loop that polls or waits for its next task is idle
 * and not blocked. Whatever an error left open ends with its callback.
 */
final class Calls {
  /** Operations that are told apart; the table of hook points has fewer. */
  static final int OPERATIONS = 256;

  /** Short calls are not told one by one: one stack is taken for so much time of them. */
  private static final long SAMPLE_NANOS = 1_000_000;

  private final Callbacks owner;
  private final CallRing ring = new CallRing();
  private final CallSums sums = new CallSums();
  private final long[] shortNanos = new long[OPERATIONS];
  private final int[] shortCounts = new int[OPERATIONS];

  private int depth;
  private long callback;
  private int outermost;
  private int leafDepth;
  private long leafBeganNanos;
  private boolean isPassing;
  private boolean hasBlocked;
  private long beganNanos;
  private long endedNanos;
  private boolean refusing;

  Calls(Callbacks owner) {
    this.owner = owner;
  }

  /** A method begins that cannot block, whatever it calls: its channel is not in blocking mode. */
  void pass(int operation) {
    if (owner.isInCallback() && !refusing) {
      open(operation, owner.ownSequence());
      if (leafDepth == 0) {
        leafDepth = depth;
        isPassing = true;
      }
    }
  }

  /** A scope begins. */
  void enter(int operation) {
    if (owner.isInCallback() && !refusing) {
      open(operation, owner.ownSequence());
    }
  }

  /** A leaf begins. */
  void block(int operation) {
    if (!owner.isInCallback() || refusing) {
      return;
    }
    IntFunction<? extends Error> refusals = Probe.refusals;
    if (refusals != null && (leafDepth == 0 || !isOpen())) {
      refuse(refusals, isOpen() ? outermost : operation);
    }
    begin(operation);
  }

  /**
   * A leaf begins on a virtual thread. It is told only where the thread has kept its carrier all
   * the time: what unmounts in between ends on another one, or in a mount of another number.
   */
  void hold(int operation) {
    if (owner.isInCallback()) {
      begin(operation);
    }
  }

  /**
   * All that it calls it calls before it changes anything: where the stack overflows in one of
   * them, nothing has begun that would never end.
   */
  private void begin(int operation) {
    long running = owner.ownSequence();
    boolean isOutermost = leafDepth == 0 || callback != running || depth == 0;
    long now = isOutermost ? System.nanoTime() : 0;
    open(operation, running);
    if (isOutermost) {
      leafDepth = depth;
      leafBeganNanos = now;
    }
  }

  private boolean isOpen() {
    return depth != 0 && callback == owner.ownSequence();
  }

  private void open(int operation, long running) {
    if (depth != 0 && callback == running) {
      depth++;
      return;
    }
    depth = 1;
    callback = running;
    outermost = operation;
    leafDepth = 0;
    isPassing = false;
    hasBlocked = false;
  }

  /** A scope or a leaf ends. */
  void leave() {
    if (!isOpen() || refusing) {
      return;
    }
    boolean isLeaf = depth-- == leafDepth;
    if (isLeaf) {
      endLeaf();
    }
    if (depth == 0 && hasBlocked) {
      ended(outermost, beganNanos, endedNanos - beganNanos);
    }
  }

  private void endLeaf() {
    leafDepth = 0;
    if (isPassing) {
      isPassing = false;
      return;
    }
    endedNanos = System.nanoTime();
    if (!hasBlocked) {
      hasBlocked = true;
      beganNanos = leafBeganNanos;
    }
  }

  private void ended(int operation, long began, long nanos) {
    sums.add(callback, operation, nanos);
    if (nanos >= owner.toldNanos()) {
      if (ring.hasRoom()) {
        tell(operation, began, nanos, 1);
      }
    } else {
      endedSoon(operation, began, nanos);
    }
  }

  private void endedSoon(int operation, long began, long nanos) {
    shortNanos[operation] += nanos;
    shortCounts[operation]++;
    if (shortNanos[operation] >= SAMPLE_NANOS && ring.hasMuchRoom()) {
      tell(operation, began, shortNanos[operation], shortCounts[operation]);
      shortNanos[operation] = 0;
      shortCounts[operation] = 0;
    }
  }

  private void tell(int operation, long began, long nanos, int count) {
    ring.add(callback, began, nanos, operation, count, stack(), owner.ownContext());
  }

  /** Null where there is no memory, or stack, for it: the application runs out of it, not we. */
  private static Throwable stack() {
    try {
      return new Throwable();
    } catch (VirtualMachineError full) {
      return null;
    }
  }

  /**
   * Asks whether the call may block, and throws where it may not: {@code blocking=throw}, which the
   * user has to ask for. What asking itself does, the loading of a class above all, is no call of
   * the application.
   */
  private void refuse(IntFunction<? extends Error> refusals, int operation) {
    Error refusal;
    refusing = true;
    try {
      refusal = refusals.apply(operation);
    } finally {
      refusing = false;
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Runs all of this class but for what throws, in a callback of its owner's. */
  void warmUp() {
    enter(0);
    hold(0);
    leave();
    leave();
    sums.add(callback, 0, 1);
    sums.of(callback);
    shortNanos[0] = SAMPLE_NANOS;
    endedSoon(0, 0, 0);
    tell(0, 0, 0, 1);
  }

  CallRing ring() {
    return ring;
  }

  CallSums sums() {
    return sums;
  }
}
