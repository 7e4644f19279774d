// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one carrier of virtual threads is doing: a mount is a callback. Written by the carrier's
 * thread alone (also while a virtual thread is mounted on it); the watchdog reads at any time.
 *
 * <p>Virtual threads change a million times a second, and two readings of the clock would cost a
 * quarter of that. So where mounts come fast, which the watchdog sees, only one in {@link #every}
 * reads the clock, and stands for all of them; the others take the time of the watchdog's last look
 * for their beginning, and count by themselves only where they outlast two more of its looks.
 *
 * <p>The virtual thread is not kept: the barrier for it would cost more than all the rest. The
 * watchdog finds it from the carrier, and the mount's number says whether it was still the same.
 */
public final class Carrier extends Callbacks {
  private static final VarHandle SEQUENCE;
  private static final VarHandle BEGAN;
  private static final VarHandle EVERY;
  private static final VarHandle FORGOTTEN;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SEQUENCE = lookup.findVarHandle(Carrier.class, "sequence", long.class);
      BEGAN = lookup.findVarHandle(Carrier.class, "beganNanos", long.class);
      EVERY = lookup.findVarHandle(Carrier.class, "every", int.class);
      FORGOTTEN = lookup.findVarHandle(Carrier.class, "forgotten", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The next carrier that arrived before this one; cleared once the watchdog has taken it. */
  Carrier earlier;

  private final Thread thread = Thread.currentThread();
  private final long foundNanos = System.nanoTime();
  private final Counts mountCounts = new Counts();
  private final LongRing longRing = new LongRing();

  private long sequence;
  private long beganNanos;
  private long exactSequence;
  private int weight;
  private int left;
  private int every = 1;
  private int random = 1;
  private boolean forgotten;
  private long mountedNanos;
  private long maxNanos;

  Carrier() {}

  // ---- the carrier's thread ----

  /**
   * A virtual thread is about to be mounted. Where another one still is, that one has left without
   * a word: a scheduler of the application's own may run the next within the end of the last.
   */
  void mount() {
    if ((sequence & 1) != 0) {
      unmount();
    }
    if (every == 1 || --left < 0) {
      measure();
    } else {
      BEGAN.setRelease(this, Carriers.coarseNanos);
    }
    SEQUENCE.setRelease(this, sequence + 1);
  }

  private void measure() {
    weight = gap();
    left = weight - 1;
    exactSequence = sequence + 1;
    BEGAN.setRelease(this, System.nanoTime());
  }

  /**
   * How many mounts the next measured one stands for: by chance between half and one and a half
   * times what is asked for, so that it is not always the same of two threads that take turns.
   */
  private int gap() {
    int mean = every;
    if (mean == 1) {
      return 1;
    }
    int x = random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random = x;
    return (mean >>> 1) + (int) (((x & 0xFFFFL) * mean) >>> 16);
  }

  /** It has been unmounted, and may run elsewhere by now: nothing here may touch it. */
  void unmount() {
    long number = sequence;
    if ((number & 1) == 0) {
      return;
    }
    try {
      if (exactSequence == number) {
        measured(number);
      } else if (beganNanos - Carriers.coarseBeforeNanos < 0) {
        outlasted(number);
      }
    } catch (VirtualMachineError full) {
      // no memory to tell it: the application runs out of it, not we
    }
    SEQUENCE.setRelease(this, number + 1); // after what it tells
  }

  private void measured(long number) {
    long nanos = System.nanoTime() - beganNanos;
    boolean isAlone = beganNanos - Carriers.coarseBeforeNanos < 0;
    count(nanos, isAlone ? 1 : weight);
    if (nanos >= Probe.callbackNanos) {
      tell(number, nanos, 1);
    }
  }

  /** It began before the last look but one, and at most one look's distance after its time. */
  private void outlasted(long number) {
    long nanos = System.nanoTime() - beganNanos;
    long step = Carriers.coarseNanos - Carriers.coarseBeforeNanos;
    count(Math.max(0, nanos - (step >> 1)), 1);
    if (nanos >= Probe.callbackNanos) {
      tell(number, nanos, 0);
    }
  }

  private void count(long nanos, int times) {
    mountCounts.add(nanos, times);
    mountedNanos += nanos * times;
    if (nanos > maxNanos) {
      maxNanos = nanos;
    }
  }

  private void tell(long number, long nanos, int exact) {
    longRing.add(number, beganNanos, nanos, exact, nanos, null, null, callSums(number));
  }

  void forget() {
    FORGOTTEN.setOpaque(this, true);
  }

  @Override
  boolean isInCallback() {
    return (sequence & 1) != 0;
  }

  @Override
  long ownSequence() {
    return sequence;
  }

  /** The virtual thread, which makes the call, as {@link Work}; null where there is no memory. */
  @Override
  Object ownContext() {
    Thread virtual = Thread.currentThread();
    try {
      return new Work(virtual, Dispatches.of(Seats.id(virtual)));
    } catch (VirtualMachineError full) {
      return null;
    }
  }

  @Override
  long toldNanos() {
    return Carriers.heldNanos;
  }

  /** Runs all of this class, and what it calls, on a carrier that nobody sees. */
  static void warmUp() {
    Carrier carrier = new Carrier();
    carrier.every = 2;
    for (int i = 0; i < 8; i++) {
      carrier.mount();
      carrier.mount();
      carrier.calls().warmUp();
      carrier.measured(carrier.sequence);
      carrier.outlasted(carrier.sequence);
      carrier.tell(carrier.sequence, Buckets.HIGHEST_NANOS, 1);
      carrier.count(Buckets.HIGHEST_NANOS, 1);
      carrier.unmount();
    }
  }

  // ---- the watchdog ----

  /** The carrier's thread. */
  public Thread thread() {
    return thread;
  }

  /** When it was found, in {@link System#nanoTime()}. */
  public long foundNanos() {
    return foundNanos;
  }

  /** Whether this was no carrier of the application: a self-test. */
  public boolean isForgotten() {
    return (boolean) FORGOTTEN.getOpaque(this);
  }

  /** Odd while a virtual thread is mounted; each mount has its own number. */
  public long sequence() {
    long s = (long) SEQUENCE.getOpaque(this);
    VarHandle.acquireFence();
    return s;
  }

  /**
   * Whether the mount of that number is still the one that runs. What was read since {@link
   * #sequence()} gave that number then belongs to it.
   */
  public boolean isStill(long number) {
    VarHandle.acquireFence();
    return (long) SEQUENCE.getOpaque(this) == number;
  }

  /**
   * When the running mount began, in {@link System#nanoTime()}; where it {@link #isExact} not, the
   * watchdog's last look before.
   */
  public long beganNanos() {
    return (long) BEGAN.getOpaque(this);
  }

  /** Whether the beginning of the mount of that number was read from the clock. */
  public boolean isExact(long number) {
    return exactSequence == number;
  }

  /**
   * Has about one mount in that many read the clock from now on.
   *
   * @param mounts at least 1, which is every one; at most 32,768
   */
  public void measureEvery(int mounts) {
    EVERY.setOpaque(this, mounts);
  }

  /** Mounts ended, ever. */
  public long mounts() {
    return (long) SEQUENCE.getOpaque(this) >>> 1;
  }

  /**
   * Time mounted, in nanoseconds, without the present mount; an estimate where mounts come fast.
   */
  public long mountedNanos() {
    return mountedNanos;
  }

  /** The longest mount that was measured, in nanoseconds. */
  public long maxNanos() {
    return maxNanos;
  }

  /** Durations of mounts; an estimate of how many there were of each where they come fast. */
  public Counts mountCounts() {
    return mountCounts;
  }

  /**
   * Mounts that were too long. What {@link LongRing#callbacks()} gives is 1 where the beginning is
   * exact, and 0 where it is the watchdog's last look before.
   */
  public LongRing longRing() {
    return longRing;
  }
}
