// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The calls that weaving puts into virtual threads, and into methods that hold a carrier because
 * they block where they cannot unmount.
 *
 * <p>In the first the JVM is between two threads: whatever locks, parks, unparks or throws there
 * hangs it. So each is a table look-up and some plain fields; a test reads their code and holds
 * that.
 */
public final class Carriers {
  private static final AtomicReference<Carrier> ARRIVED = new AtomicReference<>();

  /** Blocking calls that hold a carrier this long are told to the watchdog one by one. */
  static long heldNanos = Long.MAX_VALUE;

  /**
   * When the watchdog last looked, in {@link System#nanoTime()}. Plain: a carrier that sees it late
   * does no harm.
   */
  static long coarseNanos;

  /** When it looked before that. */
  static long coarseBeforeNanos;

  private static boolean isClosed;

  private Carriers() {}

  // ---- woven into virtual threads: on the carrier's thread, no virtual one being mounted ----

  /** Before a virtual thread is mounted. */
  public static void mount() {
    Carrier carrier = Seats.carrier();
    if (carrier == null) {
      carrier = arrive();
    }
    if (carrier != null) {
      carrier.mount();
    }
  }

  /** After it was unmounted, also where that threw. */
  public static void unmount() {
    Carrier carrier = Seats.carrier();
    if (carrier != null) {
      carrier.unmount();
    }
  }

  /**
   * A carrier is seen for the first time. Null where it is one to be ignored, or a virtual thread,
   * which the JDK is about to refuse as a carrier, and where there is no memory for it: an error
   * would keep the virtual thread from ever running.
   */
  private static Carrier arrive() {
    if (isClosed || Seats.hasCarriersSeat() || Seats.isVirtual()) {
      return null;
    }
    try {
      return add(new Carrier());
    } catch (VirtualMachineError full) {
      return null;
    }
  }

  private static Carrier add(Carrier carrier) {
    Seats.take(carrier);
    Carrier head;
    do {
      head = ARRIVED.get();
      carrier.earlier = head;
    } while (!ARRIVED.compareAndSet(head, carrier));
    return carrier;
  }

  // ---- woven into methods that block, on every thread: as in Probe, and on virtual ones too ----

  /** A method begins that may block, and so hold a carrier, by calling others. */
  public static void enter(int operation) {
    Calls calls = calls();
    if (calls != null) {
      calls.enter(operation);
    }
  }

  /** A method begins that blocks. On a virtual thread it is told if that does not unmount in it. */
  public static void hold(int operation) {
    Slot slot = Probe.seated();
    if (slot != null) {
      slot.calls().block(operation);
      return;
    }
    Carrier carrier = Seats.carrying();
    if (carrier != null) {
      carrier.calls().hold(operation);
    }
  }

  /** Such a method ends, also where it throws. */
  public static void leave() {
    Calls calls = calls();
    if (calls != null) {
      calls.leave();
    }
  }

  private static Calls calls() {
    Slot slot = Probe.seated();
    if (slot != null) {
      return slot.calls();
    }
    Carrier carrier = Seats.carrying();
    return carrier == null ? null : carrier.calls();
  }

  // ---- the agent ----

  /**
   * Sets which blocking calls that hold a carrier are told one by one.
   *
   * @param nanos those this long, in nanoseconds; {@link Long#MAX_VALUE} for none
   */
  public static void configure(long nanos) {
    heldNanos = nanos;
  }

  /**
   * Has the JVM load and link all that mounts and calls may ever run, on a thread that may wait for
   * it. Must be called before anything is woven into virtual threads.
   */
  public static void warmUp() {
    mount();
    unmount();
    enter(0);
    hold(0);
    leave();
    forget();
    Carrier.warmUp();
    Seats.warmUp();
    Dispatches.set(ARRIVED);
    Dispatches.set(null);
  }

  /** The watchdog looks now, in {@link System#nanoTime()}. Only the watchdog may call it. */
  public static void look(long now) {
    coarseBeforeNanos = coarseNanos;
    coarseNanos = now;
  }

  /** Takes one carrier that has arrived since, or null. Only the watchdog may call it. */
  public static Carrier arrived() {
    Carrier carrier;
    do {
      carrier = ARRIVED.get();
    } while (carrier != null && !ARRIVED.compareAndSet(carrier, carrier.earlier));
    if (carrier != null) {
      carrier.earlier = null;
    }
    return carrier;
  }

  /**
   * A carrier is not to be watched, until it is dismissed because its thread has ended. Any thread
   * may call it.
   */
  public static void ignore(Carrier carrier) {
    Seats.empty(carrier);
  }

  /** Somebody watches from now on: carriers arrive. */
  static void open() {
    isClosed = false;
  }

  /** Nobody watches any more: no carrier arrives, none tells, and those that wait are let go. */
  public static void close() {
    isClosed = true;
    heldNanos = Long.MAX_VALUE;
    ARRIVED.set(null);
  }

  /** A carrier's thread has ended. Any thread may call it. */
  public static void dismiss(Carrier carrier) {
    Seats.leave(carrier);
  }

  /** The Vert.x context for which the virtual thread of that number works, or null. */
  public static Object contextOf(long virtualThread) {
    return Dispatches.of(virtualThread);
  }

  /** The carrier of the calling virtual thread, or null: for the agent's self-test. */
  public static Carrier carrying() {
    return Seats.carrying();
  }

  /** The carrier that the calling thread is, or null: for the agent's self-test, and for tests. */
  public static Carrier current() {
    return Seats.carrier();
  }

  /** Forgets that the calling thread is a carrier: for the agent's self-test, and for tests. */
  public static void forget() {
    Carrier carrier = Seats.carrier();
    if (carrier != null) {
      carrier.forget();
      Seats.leave(carrier);
    }
  }
}
