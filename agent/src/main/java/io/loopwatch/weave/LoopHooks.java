// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.config.LoopMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in loops, of frameworks and of those that the user named. The table is made, and
 * proven, when the first class comes that may be in it. Called by whatever thread loads a class: it
 * waits for no other thread.
 */
final class LoopHooks {
  private final List<LoopMethod> loops;
  private final boolean asks;
  private final Consumer<String> notices;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Boolean> preparing = new ThreadLocal<>();
  private volatile boolean isRefused;
  private volatile @Nullable HookTable table;

  /**
   * Makes nothing yet.
   *
   * @param loops loops that the user named
   * @param asks whether it is kept who submitted each task
   * @param notices is told, in one line, that no loop is watched
   */
  LoopHooks(List<LoopMethod> loops, boolean asks, Consumer<String> notices) {
    this.loops = loops;
    this.asks = asks;
    this.notices = notices;
  }

  /** Whether a class belongs to a framework whose loops are known, by its name. */
  static boolean isFrameworks(String className) {
    return className.contains("netty/") || className.contains("vertx/");
  }

  /** The rows of a class that is not the JDK's; most often none. */
  List<HookPoint> rows(String className) {
    boolean mayBe = !loops.isEmpty() || isFrameworks(className) && isNamedLikeRow(className);
    HookTable rows = mayBe ? table() : null;
    return rows == null ? List.of() : rows.of(className);
  }

  /** Keeps the table out of what frameworks load before their first loop. */
  private static boolean isNamedLikeRow(String className) {
    return className.contains("/concurrent/")
        || className.contains("/channel/")
        || className.contains("/impl/");
  }

  /** A class that has rows was loaded. */
  void saw(String className) {
    if (!loops.isEmpty()) {
      seen.add(className.replace('/', '.'));
    }
  }

  /** The loops that the user named and of which no class has been loaded. */
  List<LoopMethod> unseen() {
    List<LoopMethod> unseen = new ArrayList<>(loops);
    unseen.removeIf(loop -> seen.contains(loop.className()));
    return unseen;
  }

  /**
   * The table; null where the self-test has failed, which is said once (no hook is placed
   * unproven), and for classes of our own that are loaded while it is made. Two threads that come
   * at the same time both make it, and one of the two is used.
   */
  @Nullable HookTable table() {
    if (table == null && !isRefused && preparing.get() == null) {
      preparing.set(true);
      try {
        make();
      } finally {
        preparing.remove();
      }
    }
    return table;
  }

  private void make() {
    String failure = SelfTest.run(asks);
    if (failure == null) {
      table = new HookTable(loops, asks);
    } else if (!isRefused) {
      isRefused = true;
      notices.accept("the self-test of the hooks failed, no loop is watched: " + failure);
    }
  }
}
