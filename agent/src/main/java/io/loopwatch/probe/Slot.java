// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Queue;

/**
 * What one loop's thread is doing. Written by that thread alone; the watchdog reads at any time.
 *
 * <p>Progress is a sequence number, odd while a callback runs. The fields that describe a callback
 * are written before its odd number and read between two readings of the same number, so that a
 * reader never mixes two callbacks.
 *
 * <p>The clock is nearly all of a callback's cost, so the end of one callback is the beginning of
 * the next where they touch. The chain is broken where the loop does other work: on entry to its
 * task queue, and around its sleep.
 */
public final class Slot extends Callbacks {
  /** A loop of Netty. */
  public static final int NETTY = 0;

  /** A loop that the user named. */
  public static final int CUSTOM = 1;

  private static final VarHandle SEQUENCE;
  private static final VarHandle BEGAN;
  private static final VarHandle TASKS;
  private static final VarHandle CONTEXT;
  private static final VarHandle FORGOTTEN;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SEQUENCE = lookup.findVarHandle(Slot.class, "sequence", long.class);
      BEGAN = lookup.findVarHandle(Slot.class, "beganNanos", long.class);
      TASKS = lookup.findVarHandle(Slot.class, "tasks", long.class);
      FORGOTTEN = lookup.findVarHandle(Slot.class, "forgotten", boolean.class);
      CONTEXT = lookup.findVarHandle(Slot.class, "context", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The next slot that arrived before this one; cleared once the watchdog has taken it. */
  Slot earlier;

  /** All slots of this thread, where it runs more than one loop; else null. Owner only. */
  Slot[] peers;

  /** What it may spend on failures of futures. Owner only. */
  final FailureBudget failures = new FailureBudget();

  private final Thread thread;
  private final int era = Probe.era;
  private final int kind;
  private final WeakReference<Object> loop;
  private final WeakReference<Queue<?>> queue;
  private final Counts callbackCounts = new Counts();
  private final LagRing lagRing = new LagRing();
  private final LongRing longRing = new LongRing();
  private final Turns turns;
  private final Asked asked = new Asked();

  private long sequence;
  private long beganNanos;
  private long tasks;
  private Object context;
  private long contextSequence;
  private boolean forgotten;

  /** Plain: a loop that learns a little late that it is wanted, or not any more, does no harm. */
  private Census census;

  private long chainNanos;
  private int depth;
  private int sleeps;
  private long stalls;
  private long overNanos;
  private long maxNanos;
  private long turnFirstCallback;
  private long turnLongestNanos;
  private long turnStalledNanos;

  Slot(Object loop, Queue<?> queue, int kind) {
    this.thread = Thread.currentThread();
    this.kind = kind;
    this.loop = new WeakReference<>(loop);
    this.queue = queue == null ? null : new WeakReference<>(queue);
    this.turns = new Turns(System.nanoTime(), kind == NETTY);
    this.sleeps = kind == CUSTOM ? 1 : 0;
  }

  // ---- the loop's thread ----

  void begin() {
    if (depth++ != 0) {
      return;
    }
    long start = chainNanos;
    BEGAN.setRelease(this, start != 0 ? start : System.nanoTime());
    SEQUENCE.setRelease(this, sequence + 1);
  }

  /** Ends a callback; {@code task} is what ran, or null. */
  void end(Object task) {
    if (depth > 1) {
      depth--;
      return;
    }
    depth = 0;
    long now = System.nanoTime();
    if ((sequence & 1) == 0) {
      return; // the loop was found in the middle of this callback
    }
    long nanos = now - beganNanos;
    chainNanos = now;
    SEQUENCE.setOpaque(this, sequence + 1);
    callbackCounts.add(nanos);
    if (nanos > turnLongestNanos) {
      longer(nanos, task);
    }
    if (context != null) {
      CONTEXT.setOpaque(this, null); // neither an idle loop nor its thread may keep a request alive
    }
  }

  /** Apart from {@link #end}, so that that stays small enough to be inlined. */
  private void longer(long nanos, Object task) {
    if (nanos > maxNanos) {
      maxNanos = nanos;
    }
    if (nanos >= Probe.callbackNanos) {
      stalled(nanos, task);
    } else {
      turnLongestNanos = nanos;
    }
  }

  private void stalled(long nanos, Object task) {
    stalls++;
    overNanos += nanos - Probe.callbackNanos;
    turnStalledNanos += nanos;
    long ended = sequence - 1;
    Object seen = contextSequence == ended ? context : null;
    Class<?> type = task == null ? null : task.getClass();
    longRing.add(ended, beganNanos, nanos, 1, nanos, type, seen, callSums(ended), asked.own());
  }

  void beginTask() {
    if (depth == 0) {
      TASKS.setOpaque(this, tasks + 1);
    }
    begin();
  }

  void endTask(Object task) {
    end(task);
    if (depth == 0 && (lagRing.isOutstanding() || census != null)) {
      passed(task);
    }
  }

  /** A task begins of which is known who submitted it. */
  void beginAsked(Object task) {
    if (depth == 0) {
      asked.begin(task);
    }
    beginTask();
  }

  void endAsked(Object task) {
    endTask(task);
    if (depth == 0) {
      asked.end(task);
    }
  }

  /** A task is over while a heartbeat waits, or somebody wants to know what runs. */
  private void passed(Object task) {
    lagRing.pass(tasks, chainNanos != 0 ? chainNanos : System.nanoTime());
    Census wanted = census;
    if (wanted != null && task != null) {
      wanted.add(task);
    }
  }

  /** The loop turns to its task queue: its I/O is done for this turn. */
  void toTasks() {
    resync();
    if (chainNanos != 0) {
      turns.endBatch(chainNanos);
    }
    chainNanos = 0;
    if (lagRing.isOutstanding()) {
      lagRing.pass(tasks, System.nanoTime());
    }
  }

  /**
   * A stack overflow inside begin or end can leave a callback open that has ended; here the loop is
   * in none.
   */
  private void resync() {
    if (depth != 0 || (sequence & 1) != 0) {
      depth = 0;
      SEQUENCE.setOpaque(this, sequence + (sequence & 1));
      asked.end(null);
    }
  }

  void sleepBegin() {
    if (depth == 0 && sleeps++ == 0) {
      endTurn(System.nanoTime());
    }
  }

  private void endTurn(long now) {
    chainNanos = 0;
    long began = turns.beganNanos();
    long nanos = turns.end(now);
    if (nanos - turnStalledNanos >= Probe.turnNanos) {
      longRing.add(
          turns.ended() << 1,
          began,
          nanos,
          (sequence >>> 1) - turnFirstCallback,
          turnLongestNanos,
          null,
          null,
          null);
    }
    turnFirstCallback = sequence >>> 1;
    turnLongestNanos = 0;
    turnStalledNanos = 0;
    if (lagRing.isOutstanding()) {
      lagRing.pass(isQueueEmpty() ? Long.MAX_VALUE : tasks, now);
    }
  }

  private boolean isQueueEmpty() {
    Queue<?> q = queue == null ? null : queue.get();
    return q != null && q.isEmpty();
  }

  void sleepEnd() {
    if (depth == 0 && sleeps > 0 && --sleeps == 0) {
      long now = System.nanoTime();
      turns.begin(now);
      chainNanos = now; // the first ready channel is handled at once
    }
  }

  /**
   * A turn ends and the next begins without a sleep between: a task-only loop takes its next task.
   * Without the clock where the last callback's end is known.
   */
  void nextTurn() {
    long now = chainNanos != 0 ? chainNanos : System.nanoTime();
    endTurn(now);
    turns.begin(now);
    chainNanos = now;
  }

  /** A task-only loop takes its next task. */
  void take(Queue<?> tasksToTake) {
    resync();
    turns.neverPolls();
    if (tasksToTake != null && !tasksToTake.isEmpty()) {
      nextTurn();
    } else {
      sleepBegin();
    }
  }

  /** A named method begins: outermost, it is a turn of its own. */
  void beginCustom() {
    if (kind == CUSTOM) {
      sleepEnd();
    }
    begin();
  }

  void endCustom() {
    end(null);
    if (kind == CUSTOM) {
      sleepBegin();
    }
  }

  void forget() {
    FORGOTTEN.setOpaque(this, true);
  }

  @Override
  boolean isInCallback() {
    return depth > 0;
  }

  @Override
  long ownSequence() {
    return sequence;
  }

  /** The Vert.x context of the callback that runs. */
  @Override
  Object ownContext() {
    return contextSequence == sequence ? context : null;
  }

  @Override
  long toldNanos() {
    return Probe.blockingNanos;
  }

  /**
   * Whether its loop was collected, or it is stale, so that its place among the thread's loops is
   * free.
   */
  boolean isOrphan() {
    return loop.get() == null || isStale();
  }

  boolean isOf(Object other) {
    return loop.get() == other && !isStale();
  }

  /** Whether it arrived for somebody who has gone since. */
  boolean isStale() {
    return era != Probe.era;
  }

  void dispatch(Object next) {
    if (next != null && sequence != 0) {
      CONTEXT.setOpaque(this, next);
      contextSequence = sequence;
    }
  }

  // ---- the watchdog ----

  /** The loop's thread. */
  public Thread thread() {
    return thread;
  }

  /** {@link #NETTY} or {@link #CUSTOM}. */
  public int kind() {
    return kind;
  }

  /** The loop, or null where it has been collected or is none that can be named. */
  public Object loop() {
    return loop.get();
  }

  /** The loop's task queue, or null where it has none that can be read. */
  public Queue<?> queue() {
    return queue == null ? null : queue.get();
  }

  /** Whether this was no loop of the application: a self-test. */
  public boolean isForgotten() {
    return (boolean) FORGOTTEN.getOpaque(this);
  }

  /** Odd while a callback runs; each callback has its own number. */
  public long sequence() {
    long s = (long) SEQUENCE.getOpaque(this);
    VarHandle.acquireFence();
    return s;
  }

  /**
   * Whether the callback of that number is still the one that runs. What was read since {@link
   * #sequence()} gave that number then belongs to it.
   */
  public boolean isStill(long number) {
    VarHandle.acquireFence();
    return (long) SEQUENCE.getOpaque(this) == number;
  }

  /** When the running callback began, in {@link System#nanoTime()}. */
  public long beganNanos() {
    return (long) BEGAN.getOpaque(this);
  }

  /** Tasks begun, ever. */
  public long tasks() {
    return (long) TASKS.getOpaque(this);
  }

  /** Callbacks ended, ever. */
  public long callbacks() {
    return (long) SEQUENCE.getOpaque(this) >>> 1;
  }

  /** The Vert.x context of the callback of that number, or null. */
  public Object context(long number) {
    Object seen = CONTEXT.getOpaque(this);
    return contextSequence == number ? seen : null;
  }

  /**
   * Who submitted the task that runs, or null. Right where the callback {@link #isStill} the same
   * afterwards.
   */
  public Origin origin() {
    return asked.read();
  }

  /** Whether Vert.x ever dispatched on this loop. */
  public boolean hasDispatched() {
    return contextSequence != 0;
  }

  /** Callbacks over the threshold. */
  public long stalls() {
    return stalls;
  }

  /** Time over the threshold, of all those together, in nanoseconds. */
  public long overNanos() {
    return overNanos;
  }

  /** The longest callback, in nanoseconds. */
  public long maxNanos() {
    return maxNanos;
  }

  /** Callbacks ended when the present turn began. */
  public long turnFirstCallback() {
    return turnFirstCallback;
  }

  /** The longest callback under the threshold of the present turn, in nanoseconds. */
  public long turnLongestNanos() {
    return turnLongestNanos;
  }

  /** Stalls of the present turn, in nanoseconds. */
  public long turnStalledNanos() {
    return turnStalledNanos;
  }

  /** Durations of callbacks. */
  public Counts callbackCounts() {
    return callbackCounts;
  }

  /** Turns and sleep. */
  public Turns turns() {
    return turns;
  }

  /** The virtual heartbeats. */
  public LagRing lagRing() {
    return lagRing;
  }

  /** From now on has tasks that have run kept there; null for none. */
  public void keepTasks(Census wanted) {
    census = wanted;
  }

  /** Callbacks and turns that were too long. */
  public LongRing longRing() {
    return longRing;
  }
}
