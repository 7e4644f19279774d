// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The turns of one loop: what it does between two polls for I/O (or, for a loop that only runs
 * tasks, between two takes), and what it sleeps. Written by the loop's thread, read by the
 * watchdog.
 *
 * <p>An I/O event that becomes ready at a moment u of a turn of length B waits for the rest of it,
 * B − u. Where the poll then came back at once there were others ready before it, and it waits also
 * for its share u/B of their batch. Over all u that is a uniform distribution between B and the
 * length of that batch. (The same event in a sleeping loop waits for nothing.)
 */
public final class Turns {
  /** A poll that came back this soon had events ready: they became ready during the turn before. */
  static final long AT_ONCE_NANOS = 20_000;

  private static final VarHandle BEGAN;

  static {
    try {
      BEGAN = MethodHandles.lookup().findVarHandle(Turns.class, "beganNanos", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Counts counts = new Counts();
  private final Spread ioLag = new Spread();
  private final long foundNanos;
  private long beganNanos;
  private long sleepNanos;
  private long awakeNanos;
  private long asleepNanos;
  private long ended;
  private long ioBatchNanos;
  private long lastNanos;
  private boolean atOnce;
  private boolean polls;
  private boolean known;

  Turns(long now, boolean polls) {
    this.polls = polls;
    this.foundNanos = now;
    this.sleepNanos = now;
  }

  /** From here on the loop counts as one that only runs tasks. */
  void neverPolls() {
    polls = false;
  }

  /** The I/O callbacks of this turn are done; {@code now} is the end of the last one. */
  void endBatch(long now) {
    if (ioBatchNanos == 0 && beganNanos != 0) {
      ioBatchNanos = now - beganNanos;
    }
  }

  /** Ends the present turn, if there is one, and returns its duration, else −1. */
  long end(long now) {
    sleepNanos = now;
    long began = beganNanos;
    if (began == 0) {
      return -1;
    }
    BEGAN.setOpaque(this, 0L);
    long nanos = now - began;
    counts.add(nanos);
    awakeNanos += nanos;
    ended++;
    if (polls) {
      ioLag.add(lastNanos, atOnce ? ioBatchNanos : 0, lastNanos);
    }
    lastNanos = nanos;
    ioBatchNanos = 0;
    return nanos;
  }

  void begin(long now) {
    long slept = now - sleepNanos;
    asleepNanos += slept;
    atOnce = slept < AT_ONCE_NANOS;
    if (polls && !atOnce) {
      ioLag.add(0, 0, slept);
    }
    known = true;
    BEGAN.setOpaque(this, now);
  }

  /**
   * Whether the loop's polls are seen, so that its turns are known. Not before its first one; never
   * where this version's poll has no hook: such a loop has callbacks and no turns, rather than one
   * turn without end.
   */
  public boolean isKnown() {
    return known;
  }

  /** When the loop was found, in {@link System#nanoTime()}. */
  public long foundNanos() {
    return foundNanos;
  }

  /**
   * When the present turn began, in {@link System#nanoTime()}; 0 while the loop sleeps, and before
   * {@link #isKnown()}.
   */
  public long beganNanos() {
    return (long) BEGAN.getOpaque(this);
  }

  /**
   * When the last turn ended, in {@link System#nanoTime()}; where none has, when the loop was
   * found.
   */
  public long sleepNanos() {
    return sleepNanos;
  }

  /** Time awake, without the present turn, in nanoseconds. */
  public long awakeNanos() {
    return awakeNanos;
  }

  /** Time asleep, without the present sleep, in nanoseconds. */
  public long asleepNanos() {
    return asleepNanos;
  }

  /** Turns ended. */
  public long ended() {
    return ended;
  }

  /** Durations of turns. */
  public Counts counts() {
    return counts;
  }

  /** What I/O events wait; stays empty for a loop that only runs tasks. */
  public Spread ioLag() {
    return ioLag;
  }
}
