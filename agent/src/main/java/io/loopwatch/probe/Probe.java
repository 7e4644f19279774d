// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.io.FileDescriptor;
import java.io.SyncFailedException;
import java.nio.channels.SelectableChannel;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * The calls that weaving puts into loops, and into methods that block. Each finds the thread's
 * {@link Slot} and delegates; on a thread that runs no loop each does nothing. None locks, parks or
 * logs, and only the first sighting of a loop and what is reported allocate; only {@link #block}
 * throws, and only where the user asked for it.
 */
public final class Probe {
  private static final int LOOPS_A_THREAD = 8;
  private static final ThreadLocal<Slot> CURRENT = new ThreadLocal<>();
  private static final AtomicReference<Slot> ARRIVED = new AtomicReference<>();

  /**
   * Callbacks this long are told to the watchdog. Plain: a thread that sees a change late does no
   * harm.
   */
  static long callbackNanos = Long.MAX_VALUE;

  /** Turns this long are told to the watchdog. */
  static long turnNanos = Long.MAX_VALUE;

  /** Blocking calls this long are told to the watchdog one by one. */
  static long blockingNanos = Long.MAX_VALUE;

  /**
   * Asked before a call blocks: the error to throw in its place, or null. Null where no call is
   * ever refused.
   */
  static IntFunction<? extends Error> refusals;

  /**
   * Counts how often somebody began to watch: slots of before are nobody's. Plain: a loop that sees
   * it late is found a turn later.
   */
  static int era;

  private static volatile boolean isClosed;

  private Probe() {}

  // ---- woven into loops: must stay one line each, a class with state does the rest ----

  /** Before an I/O callback. */
  public static void begin() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.begin();
    }
  }

  /** After an I/O callback, also where it threw. */
  public static void end() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.end(null);
    }
  }

  /** Before a task. */
  public static void beginTask() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.beginTask();
    }
  }

  /** After a task that returned. */
  public static void endTask(Object task) {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.endTask(task);
    }
  }

  /** After a task that threw. */
  public static void endTask() {
    endTask(null);
  }

  /**
   * In place of {@code task.run()}, for versions of Netty that run tasks in the middle of a method.
   */
  public static void run(Runnable task) {
    Slot slot = CURRENT.get();
    if (slot == null) {
      task.run();
      return;
    }
    slot.beginTask();
    try {
      task.run();
    } finally {
      slot.endTask(task);
    }
  }

  /** Before a task, where it is wanted who submitted it. */
  public static void beginAsked(Object task) {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.beginAsked(task);
    }
  }

  /** After such a task that returned. */
  public static void endAsked(Object task) {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.endAsked(task);
    }
  }

  /** After such a task that threw. */
  public static void endAsked() {
    endAsked(null);
  }

  /** As {@link #run}, where it is wanted who submitted the task. */
  public static void runAsked(Runnable task) {
    Slot slot = CURRENT.get();
    if (slot == null) {
      task.run();
      return;
    }
    slot.beginAsked(task);
    try {
      task.run();
    } finally {
      slot.endAsked(task);
    }
  }

  /** A task comes into a loop's queue, on the thread that submits it. */
  public static void submit(Object task) {
    Origins.put(task, false);
  }

  /** A timer is set, on the thread that sets it. */
  public static void schedule(Object timer) {
    Origins.put(timer, true);
  }

  /** On entry to a loop's task queue: {@code runAllTasks} and its kin. */
  public static void tasks(Object loop, Queue<?> queue) {
    Slot slot = of(loop, queue);
    if (slot != null) {
      slot.toTasks();
    }
  }

  /** Before a task-only loop takes its next task: it sleeps if there is none. */
  public static void take(Object loop, Queue<?> queue) {
    Slot slot = of(loop, queue);
    if (slot != null) {
      slot.take(queue);
    }
  }

  /** Before a loop polls for I/O, and may sleep; after a turn on a thread that is not its own. */
  public static void sleepBegin() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.sleepBegin();
    }
  }

  /** After a loop polled for I/O, or took a task. */
  public static void sleepEnd() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.sleepEnd();
    }
  }

  /**
   * Before a turn on a thread that is not the loop's own. What is between two turns counts as
   * sleep.
   */
  public static void resume(Object loop, Queue<?> queue) {
    Slot slot = of(loop, queue);
    if (slot != null) {
      slot.sleepEnd();
    }
  }

  /** Vert.x begins to dispatch for a context, or has ended: then it is null, or the one before. */
  public static void dispatch(Object context) {
    Slot slot = seated();
    if (slot != null) {
      slot.dispatch(context);
    } else if (Seats.isVirtual()) {
      Dispatches.set(context);
    }
  }

  /**
   * Before a method that the user named as a loop's callback; {@code loop} is its object, or null.
   */
  public static void beginCustom(Object loop) {
    Slot slot = CURRENT.get();
    if (slot == null || slot.isStale()) {
      slot = arrive(loop, null, Slot.CUSTOM);
    }
    if (slot != null) {
      slot.beginCustom();
    }
  }

  /** After such a method, also where it threw. */
  public static void endCustom() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.endCustom();
    }
  }

  // ---- woven into methods that block, on every thread: one array read where none is watched ----

  /** A method begins that may block by calling others: {@code Files.readString}. */
  public static void enter(int operation) {
    Slot slot = seated();
    if (slot != null) {
      slot.calls().enter(operation);
    }
  }

  /** A method begins that blocks: {@code LockSupport.park}. */
  public static void block(int operation) {
    Slot slot = seated();
    if (slot != null) {
      slot.calls().block(operation);
    }
  }

  /** A method begins that blocks where its channel is in blocking mode. */
  public static void block(Object channel, int operation) {
    Slot slot = seated();
    if (slot == null) {
      return;
    }
    if (channel instanceof SelectableChannel && !((SelectableChannel) channel).isBlocking()) {
      slot.calls().pass(operation);
    } else {
      slot.calls().block(operation);
    }
  }

  /** Such a method ends, also where it throws. */
  public static void leave() {
    Slot slot = seated();
    if (slot != null) {
      slot.calls().leave();
    }
  }

  /** In place of {@code Thread.sleep}, where that is native. */
  public static void sleep(long millis, int operation) throws InterruptedException {
    block(operation);
    try {
      Thread.sleep(millis);
    } finally {
      leave();
    }
  }

  /** In place of {@code Object.wait}, where that is native. */
  @SuppressWarnings("WaitNotInLoop") // it stands in for one
  public static void await(Object monitor, long millis, int operation) throws InterruptedException {
    block(operation);
    try {
      monitor.wait(millis);
    } finally {
      leave();
    }
  }

  /** The same, for as long as it takes. */
  public static void await(Object monitor, int operation) throws InterruptedException {
    await(monitor, 0, operation);
  }

  /** The same, with what the other cannot say. */
  @SuppressWarnings("WaitNotInLoop")
  public static void await(Object monitor, long millis, int nanos, int operation)
      throws InterruptedException {
    block(operation);
    try {
      monitor.wait(millis, nanos);
    } finally {
      leave();
    }
  }

  /** In place of {@code FileDescriptor.sync}, where that is native. */
  public static void sync(FileDescriptor file, int operation) throws SyncFailedException {
    block(operation);
    try {
      file.sync();
    } finally {
      leave();
    }
  }

  /** The slot of the calling thread, where it is watched. */
  static Slot seated() {
    Slot slot = Seats.mine();
    return slot == null || slot.peers == null ? slot : CURRENT.get();
  }

  /**
   * The slot of a loop on its thread. Null where it runs inside a callback of another loop, which
   * is measured, and where the thread runs more than {@value #LOOPS_A_THREAD} loops in turn: what
   * the ninth does counts for the one before it.
   */
  private static Slot of(Object loop, Queue<?> queue) {
    Slot slot = CURRENT.get();
    if (slot != null && slot.isOf(loop)) {
      return slot;
    }
    if (slot == null || slot.isStale()) {
      return arrive(loop, queue, Slot.NETTY);
    }
    return slot.isInCallback() ? null : change(slot, loop, queue);
  }

  /** The thread turns to another of its loops: one that it has run before, or a new one. */
  private static Slot change(Slot from, Object loop, Queue<?> queue) {
    Slot[] peers = from.peers;
    if (peers == null) {
      peers = new Slot[LOOPS_A_THREAD];
      peers[0] = from;
      from.peers = peers;
    }
    int free = -1;
    for (int i = 0; i < LOOPS_A_THREAD; i++) {
      Slot peer = peers[i];
      if (peer != null && peer.isOf(loop)) {
        CURRENT.set(peer);
        return peer;
      }
      if (free < 0 && (peer == null || peer.isOrphan())) {
        free = i;
      }
    }
    if (free < 0) {
      return null;
    }
    Slot slot = arrive(loop, queue, Slot.NETTY);
    if (slot != null) {
      slot.peers = peers;
      peers[free] = slot;
    }
    return slot;
  }

  /** A loop is seen for the first time on this thread; null where nobody watches any more. */
  private static Slot arrive(Object loop, Queue<?> queue, int kind) {
    if (isClosed) {
      return null;
    }
    Slot slot = new Slot(loop, queue, kind);
    CURRENT.set(slot);
    Seats.take(slot);
    Slot head;
    do {
      head = ARRIVED.get();
      slot.earlier = head;
    } while (!ARRIVED.compareAndSet(head, slot));
    return slot;
  }

  // ---- the agent ----

  /**
   * Sets what is too long.
   *
   * @param callback a callback, in nanoseconds
   * @param turn a turn of the loop, in nanoseconds
   */
  public static void configure(long callback, long turn) {
    callbackNanos = callback;
    turnNanos = turn;
  }

  /** Sets how long a blocking call is told one by one, and nothing else; in nanoseconds. */
  public static void blockingThreshold(long nanos) {
    blockingNanos = nanos;
  }

  /**
   * Sets what is done about blocking calls.
   *
   * @param nanos calls this long are told one by one, in nanoseconds; {@link Long#MAX_VALUE} for
   *     none
   * @param refuse asked on the loop's thread before a call blocks, with its operation's number:
   *     what to throw, or null; null itself where no call is ever refused
   */
  public static void configureBlocking(long nanos, IntFunction<? extends Error> refuse) {
    blockingNanos = nanos;
    refusals = refuse;
  }

  /** Somebody watches from now on: loops arrive, also those that had arrived for another. */
  public static void open() {
    era++;
    isClosed = false;
    Carriers.open();
  }

  /**
   * Nobody watches any more: no loop arrives, nothing is told, nothing refused. To be called while
   * the hooks are still placed; {@link #clear} once they are gone.
   */
  public static void close() {
    isClosed = true;
    configure(Long.MAX_VALUE, Long.MAX_VALUE);
    configureBlocking(Long.MAX_VALUE, null);
    Carriers.close();
    Origins.close();
  }

  /**
   * Lets go of all that was kept of the application.
   *
   * @param threads those that may have run a loop
   */
  public static void clear(Iterable<Thread> threads) {
    while (arrived() != null) {
      // for nobody
    }
    for (Thread thread : threads) {
      Locals.clear(thread, CURRENT);
    }
    Seats.clear();
    Dispatches.clear();
    Failures.clear();
  }

  /**
   * A loop is not, or no longer, to be watched: its thread's blocking calls are nobody's concern.
   * Any thread may call it.
   */
  public static void dismiss(Slot slot) {
    if (!slot.thread().isAlive() || !hasOtherLoop(slot)) {
      Seats.leave(slot.thread());
    }
  }

  private static boolean hasOtherLoop(Slot slot) {
    Slot[] peers = slot.peers;
    for (int i = 0; peers != null && i < LOOPS_A_THREAD; i++) {
      Slot peer = peers[i];
      if (peer != null && peer != slot && !peer.isOrphan()) {
        return true;
      }
    }
    return false;
  }

  /** Takes one slot that has arrived since, or null. Only the watchdog may call it. */
  public static Slot arrived() {
    Slot slot;
    do {
      slot = ARRIVED.get();
    } while (slot != null && !ARRIVED.compareAndSet(slot, slot.earlier));
    if (slot != null) {
      slot.earlier = null;
    }
    return slot;
  }

  /** The calling thread's slot, or null: for the agent's self-test, and for tests. */
  public static Slot current() {
    return CURRENT.get();
  }

  /** Forgets the calling thread's slot: for the agent's self-test, and for tests. */
  public static void forget() {
    Slot slot = CURRENT.get();
    if (slot != null) {
      slot.forget();
      Seats.leave(slot.thread());
    }
    CURRENT.remove();
  }
}
