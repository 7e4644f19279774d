// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM tells about its threads and its collector. Loaded when the first long callback is
 * seen, not before: the management classes take tens of milliseconds.
 *
 * <p>Never asks for {@code getThreadInfo(ids, true, true)}, which stops the target for up to 2 ms;
 * one thread's info without a stack costs 1 to 5 µs, needs no safepoint and names lock and owner
 * all the same.
 */
final class JvmFigures {
  private static final int OWNER_FRAMES = 64;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<GarbageCollectorMXBean> collectors = pausing();
  private final LongFunction<@Nullable Thread> mounted;

  /**
   * Makes one.
   *
   * @param mounted the virtual thread that the carrier of that number runs, or null: what the JVM
   *     says of a carrier, it means of that
   */
  JvmFigures(LongFunction<@Nullable Thread> mounted) {
    this.mounted = mounted;
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
   * Whether a thread is outside the JVM, in code called by JNI or by a foreign function. In some
   * native methods of the JDK, {@code Class.forName0} for one, it waits inside.
   */
  boolean isInNative(Thread thread) {
    ThreadInfo info = threads.getThreadInfo(thread.getId());
    return info != null && info.isInNative();
  }

  /** Time of collection pauses so far, in nanoseconds, to the millisecond. */
  long gcNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis * 1_000_000;
  }

  /** The lock that a thread waits for, or null. */
  @Nullable HeldLock lockOf(Thread thread) {
    ThreadInfo info = threads.getThreadInfo(thread.getId());
    if (info == null || info.getLockName() == null) {
      return null;
    }
    long owner = info.getLockOwnerId();
    return owner < 0
        ? new HeldLock(info.getLockName(), null, List.of())
        : new HeldLock(info.getLockName(), ownerName(owner, info), ownerStack(owner));
  }

  private @Nullable String ownerName(long owner, ThreadInfo waiter) {
    Thread runs = mounted.apply(owner);
    return runs == null ? waiter.getLockOwnerName() : VirtualThreads.name(runs);
  }

  private List<StackTraceElement> ownerStack(long owner) {
    Thread runs = mounted.apply(owner);
    if (runs != null) {
      return Stacks.clean(runs.getStackTrace());
    }
    ThreadInfo info = threads.getThreadInfo(owner, OWNER_FRAMES);
    return info == null ? List.of() : List.of(info.getStackTrace());
  }

  /** The wait for a class that the thread of that number initialises, where it is known. */
  HeldLock initialisationOf(String type, @Nullable Long initialiser) {
    if (initialiser == null) {
      return HeldLock.ofClass(type, null, List.of());
    }
    Thread runs = mounted.apply(initialiser);
    ThreadInfo info = runs == null ? threads.getThreadInfo(initialiser) : null;
    String name = runs != null ? VirtualThreads.name(runs) : nameOf(info);
    return HeldLock.ofClass(type, name, name == null ? List.of() : ownerStack(initialiser));
  }

  private static @Nullable String nameOf(@Nullable ThreadInfo info) {
    return info == null ? null : info.getThreadName();
  }
}
