// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.config.LoopMethod;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves each class that the table names as it is loaded. A class that cannot be woven is left as
 * it is and said once; nothing is ever thrown at the application.
 *
 * <p>Called by whatever thread loads a class. For all classes but a handful the answer is one look
 * into a map.
 */
public final class LoopTransformer implements ClassFileTransformer {
  private final Map<String, List<HookPoint>> bySimpleName = new HashMap<>();
  private final List<HookPoint> byPattern = new ArrayList<>();
  private final Consumer<String> notices;
  private @Nullable String refused;
  private boolean tested;

  /**
   * Makes one.
   *
   * @param loops loops that the user named
   * @param notices is told, in one line each, what could not be woven; called by threads that load
   *     classes, so it must neither log nor block
   */
  public LoopTransformer(List<LoopMethod> loops, Consumer<String> notices) {
    this.notices = notices;
    for (HookPoint row : HookPoints.with(loops)) {
      if (row.type().indexOf('*') >= 0) {
        byPattern.add(row);
      } else {
        String simple = row.type().substring(row.type().lastIndexOf('/') + 1);
        bySimpleName.computeIfAbsent(simple, key -> new ArrayList<>()).add(row);
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null || className == null) {
      return null;
    }
    List<HookPoint> rows = rowsFor(className);
    return rows.isEmpty() ? null : weave(className, rows, bytes);
  }

  private List<HookPoint> rowsFor(String className) {
    String simple = className.substring(className.lastIndexOf('/') + 1);
    List<HookPoint> candidates = bySimpleName.get(simple);
    if (candidates == null) {
      candidates = simple.endsWith("Unsafe") ? byPattern : List.of();
    }
    List<HookPoint> rows = List.of();
    for (HookPoint row : candidates) {
      if (row.isIn(className)) {
        rows = rows.isEmpty() ? new ArrayList<>() : rows;
        rows.add(row);
      }
    }
    return rows;
  }

  private byte @Nullable [] weave(String className, List<HookPoint> rows, byte[] bytes) {
    try {
      if (!isProven()) {
        return null;
      }
      Weaver.Result result = Weaver.weave(bytes, rows);
      for (HookPoint row : result.missing()) {
        notices.accept(
            "no hook in "
                + className.replace('/', '.')
                + ": "
                + row.label()
                + " is not there in this version; the other hooks work");
      }
      return result.bytes();
    } catch (RuntimeException | LinkageError failure) {
      notices.accept(
          "could not weave " + className.replace('/', '.') + ", it is left as it is: " + failure);
      return null;
    }
  }

  /**
   * Tries every advice on a class of our own before the first one of the application is touched.
   */
  private synchronized boolean isProven() {
    if (!tested) {
      tested = true;
      refused = SelfTest.run();
      if (refused != null) {
        notices.accept("the self-test of the hooks failed, no loop is watched: " + refused);
      }
    }
    return refused == null;
  }
}
