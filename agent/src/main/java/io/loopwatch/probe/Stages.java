// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;

/** Reads futures of the JDK as only the JDK can: asking them would count as a question. */
final class Stages {
  private static final Class<?> FAILED = failed();
  private static final VarHandle RESULT = field(CompletableFuture.class, "result", Object.class);
  private static final VarHandle DEPENDENTS = dependents();
  private static final VarHandle CAUSE = field(FAILED, "ex", Throwable.class);

  private Stages() {}

  private static Class<?> failed() {
    return nested("java.util.concurrent.CompletableFuture$AltResult");
  }

  private static VarHandle dependents() {
    Class<?> type = nested("java.util.concurrent.CompletableFuture$Completion");
    return field(CompletableFuture.class, "stack", type);
  }

  private static Class<?> nested(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException unknownJdk) {
      return null;
    }
  }

  private static VarHandle field(Class<?> type, String name, Class<?> of) {
    try {
      return type == null || of == null
          ? null
          : MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findVarHandle(type, name, of);
    } catch (ReflectiveOperationException unknownJdkOrUnitTest) {
      return null;
    }
  }

  /** Whether this JDK's can be read. */
  static boolean areKnown() {
    return RESULT != null && DEPENDENTS != null && CAUSE != null;
  }

  /** The failure that a result stands for, or null. */
  static Throwable cause(Object result) {
    boolean isFailed = result != null && result.getClass() == FAILED && CAUSE != null;
    return isFailed ? causeOf(result) : null;
  }

  private static Throwable causeOf(Object result) {
    return (Throwable) CAUSE.get(result);
  }

  /** The failure with which a stage has completed, or null. */
  static Throwable failure(CompletableFuture<?> stage) {
    return RESULT == null ? null : cause(resultOf(stage));
  }

  private static Object resultOf(CompletableFuture<?> stage) {
    return RESULT.getVolatile(stage);
  }

  /** Whether anything waits for a stage, or would be told. */
  static boolean hasDependents(CompletableFuture<?> stage) {
    return DEPENDENTS != null && dependentsOf(stage) != null;
  }

  private static Object dependentsOf(CompletableFuture<?> stage) {
    return DEPENDENTS.getVolatile(stage);
  }

  /** Whether a stage may yet fail. */
  static boolean isOpen(CompletableFuture<?> stage) {
    return RESULT != null && resultOf(stage) == null;
  }
}
