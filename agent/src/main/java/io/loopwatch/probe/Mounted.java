// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Reads from outside what the JDK keeps for itself: which virtual thread is mounted on a carrier,
 * and the scheduler. It belongs to the probe because {@code java.lang} stays closed to all others.
 * Called by the watchdog, once virtual threads are in use.
 */
public final class Mounted {
  private static final int MOST_NESTED = 8;
  private static final VarHandle CONTINUATION =
      field("java.lang.Thread", "cont", "jdk.internal.vm.Continuation");
  private static final VarHandle PARENT =
      field("jdk.internal.vm.Continuation", "parent", "jdk.internal.vm.Continuation");
  private static final VarHandle BODY =
      field("jdk.internal.vm.Continuation", "target", "java.lang.Runnable");
  private static final String BODY_TYPE = "java.lang.VirtualThread$VThreadContinuation$1";
  private static final Class<?> BODY_CLASS = type(BODY_TYPE);
  private static final VarHandle THREAD =
      field(BODY_TYPE, "val$vthread", "java.lang.VirtualThread");

  private Mounted() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException unknownJdk) {
      return null;
    }
  }

  private static VarHandle field(String type, String name, String of) {
    Class<?> owner = type(type);
    Class<?> kind = type(of);
    try {
      return owner == null || kind == null
          ? null
          : MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
              .findVarHandle(owner, name, kind);
    } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
      return null;
    }
  }

  /** Whether this JDK's carriers can be read. */
  public static boolean isKnown() {
    return CONTINUATION != null && PARENT != null && BODY != null && THREAD != null;
  }

  /**
   * The virtual thread that a carrier runs, or null. By the time that it returns that may be
   * another: the mount's number tells.
   */
  public static Thread on(Thread carrier) {
    if (!isKnown()) {
      return null;
    }
    Object continuation = CONTINUATION.getVolatile(carrier);
    for (int i = 0; i < MOST_NESTED && continuation != null; i++) {
      Object body = BODY.get(continuation);
      if (body != null && body.getClass() == BODY_CLASS) {
        return (Thread) THREAD.get(body);
      }
      continuation = PARENT.getVolatile(continuation);
    }
    return null;
  }

  /**
   * The scheduler of virtual threads, which is a {@link java.util.concurrent.ForkJoinPool} up to
   * now; null where this JDK keeps it elsewhere. Makes it where there is none yet.
   */
  public static Object scheduler() {
    return Scheduler.INSTANCE;
  }

  /** Apart, because reading it makes it. */
  private static final class Scheduler {
    static final Object INSTANCE = read();

    private static Object read() {
      Class<?> type = type("java.lang.VirtualThread");
      if (type == null) {
        return null;
      }
      try {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findStaticVarHandle(type, "DEFAULT_SCHEDULER", java.util.concurrent.ForkJoinPool.class)
            .get();
      } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
        return null;
      }
    }
  }
}
