// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Failures;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in futures, of frameworks as they are loaded and of the JDK once, by {@link #install}.
 * {@link #rows} is called by whatever thread loads a class: it neither waits nor loads.
 */
final class DroppedHooks {
  private final Consumer<String> notices;
  private final Map<String, List<HookPoint>> frameworks = new HashMap<>();
  private final Map<String, List<HookPoint>> jdk = new HashMap<>();
  private volatile boolean isPlaced;
  private volatile boolean weavesStages;

  DroppedHooks(Consumer<String> notices) {
    this.notices = notices;
    for (HookPoint row : DroppedPoints.ofFrameworks()) {
      add(frameworks, row.type().substring(row.type().lastIndexOf('/') + 1), row);
    }
    for (HookPoint row : DroppedPoints.ofJdk()) {
      add(jdk, row.type(), row);
    }
  }

  private static void add(Map<String, List<HookPoint>> table, String key, HookPoint row) {
    List<HookPoint> rows = table.get(key);
    if (rows == null) {
      rows = new ArrayList<>();
      table.put(key, rows);
    }
    rows.add(row);
  }

  /** The rows of a class that is loaded or woven again; most often none. */
  List<HookPoint> rows(@Nullable ClassLoader loader, String className, byte[] bytes) {
    if (!isPlaced) {
      return List.of();
    }
    if (loader == null) {
      return weavesStages ? jdk.getOrDefault(className, List.of()) : List.of();
    }
    String simple = className.substring(className.lastIndexOf('/') + 1);
    List<HookPoint> rows = frameworks.getOrDefault(simple, List.of());
    return rows.isEmpty() || !rows.get(0).isIn(className) ? List.of() : ofVersion(rows, bytes);
  }

  /** Whether a class of a framework of that name may have rows. */
  boolean mayHave(String className) {
    String simple = className.substring(className.lastIndexOf('/') + 1);
    List<HookPoint> rows = frameworks.getOrDefault(simple, List.of());
    return isPlaced && !rows.isEmpty() && rows.get(0).isIn(className);
  }

  /** Where one method fails the future and another one calls it, that one alone: else it is two. */
  private static List<HookPoint> ofVersion(List<HookPoint> rows, byte[] bytes) {
    if (!ConstantPool.has(bytes, DroppedPoints.COMPLETE_INTERNAL)) {
      return rows;
    }
    List<HookPoint> fitting = new ArrayList<>(rows);
    fitting.removeIf(row -> row.advice() == Advice.FAIL);
    return fitting;
  }

  /**
   * Tries the hooks and places them. Before the application runs: a method that runs while it is
   * woven again stays interpreted.
   */
  void install(Instrumentation instrumentation) {
    String failure = DroppedSelfTest.run();
    if (failure != null) {
      notices.accept("the self-test of dropped failures failed, none is told: " + failure);
      return;
    }
    isPlaced = true;
    if (!Failures.knowsStages()) {
      notices.accept("failures of CompletableFuture are not told on this JDK");
      return;
    }
    weavesStages = true;
    weaveStages(instrumentation);
    failure = DroppedSelfTest.tryStages();
    if (failure != null) {
      notices.accept("failures of CompletableFuture are not told on this JDK: " + failure);
      weavesStages = false;
      weaveStages(instrumentation); // as it was
    }
  }

  private void weaveStages(Instrumentation instrumentation) {
    try {
      List<Class<?>> loaded = new ArrayList<>();
      loaded.add(Class.forName(name(DroppedPoints.STAGE), false, null));
      loaded.add(Class.forName(name(DroppedPoints.MINIMAL_STAGE), false, null));
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | LinkageError
        | InternalError
        | RuntimeException refused) {
      notices.accept("failures of CompletableFuture are not told, it cannot be woven: " + refused);
    }
  }

  private static String name(String internal) {
    return internal.replace('/', '.');
  }
}
