// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way to HotSpot's own counters, which the JDK keeps shut. */
public final class PerfAccess {
  private static final String PACKAGE = "jdk.internal.perf";
  private static final String TYPE = PACKAGE + ".Perf";

  /** This process, for {@code Perf.attach}. */
  private static final int SELF = 0;

  private PerfAccess() {}

  /** Opens that package of the JDK to Loopwatch; does nothing on a JVM that has none. */
  public static void open(Instrumentation instrumentation) {
    Module base = Object.class.getModule();
    if (base.getPackages().contains(PACKAGE)) {
      Set<Module> own = Set.of(PerfAccess.class.getModule());
      instrumentation.redefineModule(
          base, Set.of(), Map.of(PACKAGE, own), Map.of(), Set.of(), Map.of());
    }
  }

  /**
   * The counters; null where this JVM keeps none ({@code -XX:-UsePerfData}, or another than
   * HotSpot), or keeps them shut.
   */
  static @Nullable PerfCounters counters() {
    try {
      Class<?> type = Class.forName(TYPE);
      return PerfCounters.of(attach(type, type.getMethod("getPerf").invoke(null)));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError isShut) {
      return null;
    }
  }

  private static ByteBuffer attach(Class<?> type, Object perf)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    for (Method method : type.getMethods()) {
      boolean takesMode = method.getParameterCount() == 2;
      Class<?>[] takes = method.getParameterTypes();
      if (method.getName().equals("attach")
          && takes[0] == int.class
          && (takes.length == 1 || takesMode && takes[1] == String.class)) {
        return (ByteBuffer)
            (takesMode ? method.invoke(perf, SELF, "r") : method.invoke(perf, SELF));
      }
    }
    throw new NoSuchMethodException("attach");
  }
}
