// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM tells about its threads and its collector. Loaded when the first long callback is
 * seen, not before: the management classes take tens of milliseconds.
 *
 * <p>Never asks for {@code getThreadInfo(ids, true, true)}, which stops the target for up to 2 ms;
 * one thread's info without a stack costs 1 to 5 µs, needs no safepoint and names lock and owner
 * all the same.
 *
 * <p>Nor for that of a thread that may carry virtual threads: without a safepoint the JVM walks the
 * mounts on the stack of a thread that goes on running, and where one ends meanwhile the whole JVM
 * dies (JDK-8392031, in JDK 21 to 25). Such a thread is asked for a stack as well, of one frame,
 * because for that the JVM stops all threads: for 0.4 ms where the machine is busy. So is each
 * thread of which only the number is known.
 */
final class JvmFigures {
  private static final int OWNER_FRAMES = 64;

  /** No stack, and no safepoint. */
  private static final int RUNNING = 0;

  /** A frame, and so a safepoint. */
  private static final int STOPPED = 1;

  private final ThreadMXBean threads;
  private final List<GarbageCollectorMXBean> collectors = pausing();
  private final Carrying carrying;

  /**
   * Makes one.
   *
   * @param carrying knows the virtual thread that a carrier runs: what the JVM says of a carrier,
   *     it means of that
   */
  JvmFigures(Carrying carrying) {
    this(ManagementFactory.getThreadMXBean(), carrying);
  }

  JvmFigures(ThreadMXBean threads, Carrying carrying) {
    this.threads = threads;
    this.carrying = carrying;
  }

  /**
   * Collectors whose time is pauses; the beans of concurrent cycles count time in which the
   * application runs.
   */
  private static List<GarbageCollectorMXBean> pausing() {
    List<GarbageCollectorMXBean> pausing = new ArrayList<>();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (!bean.getName().contains("Concurrent") && !bean.getName().endsWith("Cycles")) {
        pausing.add(bean);
      }
    }
    return pausing;
  }

  /** CPU time of a thread so far, in nanoseconds; −1 where the JVM does not tell. */
  long cpuNanos(Thread thread) {
    return cpuNanos(thread.getId());
  }

  /** CPU time of the thread of that number so far; −1 also where there is none. */
  long cpuNanos(long id) {
    return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getThreadCpuTime(id)
        : -1;
  }

  /** Platform threads that live. */
  int threadCount() {
    return threads.getThreadCount();
  }

  /**
   * What the state of a thread does not say.
   *
   * @param inNative whether it is outside the JVM, in code called by JNI or by a foreign function;
   *     in some native methods of the JDK, {@code Class.forName0} for one, it waits inside
   * @param suspended whether a debugger holds it
   */
  record Condition(boolean inNative, boolean suspended) {
    static final Condition ORDINARY = new Condition(false, false);
  }

  /**
   * The condition of a thread.
   *
   * @param mayCarry as {@link Carrying#mayCarry} says: then it stops all threads
   */
  Condition conditionOf(Thread thread, boolean mayCarry) {
    ThreadInfo info = infoOf(thread, mayCarry);
    return info == null ? Condition.ORDINARY : new Condition(info.isInNative(), info.isSuspended());
  }

  private @Nullable ThreadInfo infoOf(Thread thread, boolean mayCarry) {
    return threads.getThreadInfo(thread.getId(), mayCarry ? STOPPED : RUNNING);
  }

  /** Time of collection pauses so far, in nanoseconds, to the millisecond. */
  long gcNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis * 1_000_000;
  }

  /**
   * The lock that a thread waits for, or null.
   *
   * @param mayCarry as {@link Carrying#mayCarry} says: then it stops all threads
   */
  @Nullable HeldLock lockOf(Thread thread, boolean mayCarry) {
    ThreadInfo info = infoOf(thread, mayCarry);
    if (info == null || info.getLockName() == null) {
      return null;
    }
    if (info.getLockOwnerId() < 0) {
      return new HeldLock(info.getLockName(), null, List.of());
    }
    Other owner = other(info.getLockOwnerId());
    String name = owner.name == null ? info.getLockOwnerName() : owner.name;
    return new HeldLock(info.getLockName(), name, owner.stack);
  }

  /** The wait for a class that the thread of that number initialises, where it is known. */
  HeldLock initialisationOf(String type, @Nullable Long initialiser) {
    Other owner = initialiser == null ? Other.UNKNOWN : other(initialiser);
    return HeldLock.ofClass(type, owner.name, owner.stack);
  }

  /** A thread of which only the number was known. */
  private record Other(@Nullable String name, List<StackTraceElement> stack) {
    static final Other UNKNOWN = new Other(null, List.of());
  }

  private Other other(long id) {
    Thread runs = carrying.on(id);
    if (runs != null) {
      return new Other(VirtualThreads.name(runs), Stacks.clean(runs.getStackTrace()));
    }
    ThreadInfo info = threads.getThreadInfo(id, OWNER_FRAMES);
    return info == null
        ? Other.UNKNOWN
        : new Other(info.getThreadName(), Stacks.clean(info.getStackTrace()));
  }
}
