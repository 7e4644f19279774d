// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Takes the value of a thread-local of ours away from threads of others: so that nothing of the
 * probe stays in an application from which Loopwatch is detached. Nulls the value of the thread's
 * own entry, as the JDK does itself; the thread then reads null, which is what it reads where it
 * has no value.
 *
 * <p>Where the fields cannot be reached (in unit tests, and on a JDK that has renamed them) nothing
 * is taken away.
 */
final class Locals {
  private static final String MAP = "java.lang.ThreadLocal$ThreadLocalMap";
  private static final String ENTRY = MAP + "$Entry";

  private static final VarHandle LOCALS = field("java.lang.Thread", "threadLocals", MAP);
  private static final VarHandle TABLE = field(MAP, "table", "[L" + ENTRY + ";");
  private static final VarHandle VALUE = field(ENTRY, "value", "java.lang.Object");

  private Locals() {}

  private static VarHandle field(String owner, String name, String type) {
    try {
      Class<?> in = Class.forName(owner, false, null);
      return MethodHandles.privateLookupIn(in, MethodHandles.lookup())
          .findVarHandle(in, name, Class.forName(type, false, null));
    } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
      return null;
    }
  }

  /** Whether {@link #clear} can do anything. */
  static boolean areKnown() {
    return LOCALS != null && TABLE != null && VALUE != null;
  }

  /** Takes it from a thread. Any other thread may call it. */
  static void clear(Thread thread, ThreadLocal<?> local) {
    Object map = areKnown() ? LOCALS.getVolatile(thread) : null;
    Object[] entries = map == null ? null : (Object[]) TABLE.getVolatile(map);
    for (int i = 0; entries != null && i < entries.length; i++) {
      java.lang.ref.Reference<?> entry = (java.lang.ref.Reference<?>) entries[i];
      if (entry != null && entry.get() == local) {
        VALUE.setVolatile(entry, null);
      }
    }
  }
}
