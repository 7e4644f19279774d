// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own thread dump, as {@code jcmd PID Thread.print} shows it. Nothing else says that a
 * thread waits for a class to be initialised: its state is RUNNABLE, it has no lock.
 *
 * <p>Taken where the MBean of that command takes it, and not through the MBean: the first use of
 * the platform's MBean server costs 400 ms, and would start the application's logging manager where
 * the application has not yet done so.
 */
public final class ClassInitAccess {
  private static final String MODULE = "jdk.management";
  private static final String PACKAGE = "com.sun.management.internal";
  private static final String TYPE = PACKAGE + ".DiagnosticCommandImpl";

  private ClassInitAccess() {}

  /**
   * Opens that package of the JDK to Loopwatch. Does nothing on a JVM that has no such package:
   * there such a wait is told as unknown.
   */
  public static void open(Instrumentation instrumentation) {
    Module module = ModuleLayer.boot().findModule(MODULE).orElse(null);
    if (module != null && module.getPackages().contains(PACKAGE)) {
      Set<Module> own = Set.of(ClassInitAccess.class.getModule());
      instrumentation.redefineModule(
          module, Set.of(), Map.of(), Map.of(PACKAGE, own), Set.of(), Map.of());
    }
  }

  /** The dump, for which all threads are stopped; null where this JVM has none or keeps it shut. */
  static @Nullable String dump() {
    try {
      Class<?> type = Class.forName(TYPE);
      Method command = accessible(type, "executeDiagnosticCommand", String.class);
      Object bean = accessible(type, "getDiagnosticCommandMBean").invoke(null);
      return bean == null ? null : (String) command.invoke(bean, "Thread.print");
    } catch (ReflectiveOperationException | RuntimeException isShut) {
      return null;
    }
  }

  private static Method accessible(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
