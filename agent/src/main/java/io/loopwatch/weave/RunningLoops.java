// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The loops that run already when Loopwatch is attached. A class is not woven again while a method
 * of it runs that never returns: HotSpot interprets that method from then on, and a loop's {@code
 * run} would be that for ever. So these classes are left as they are, and the hooks are put where
 * their loops come by each turn: into the selector and into the channels, see {@link
 * HookPoints#ofRunning}. Made by one thread, asked by any.
 */
final class RunningLoops {
  private static final String EXECUTOR = "netty/util/concurrent/AbstractEventExecutor";
  private static final byte[][] RUN_TASK = {"runTask".getBytes(StandardCharsets.US_ASCII)};

  /** What a loop with I/O extends from Netty 4.2 on: it has no {@code run} of its own there. */
  private static final String SINCE_4_2 = "netty.channel.SingleThreadIoEventLoop";

  private final Set<String> classes = new HashSet<>();

  /** Those that come by no place but where they run their tasks. */
  private final Set<String> taskLoops = new HashSet<>();

  private final List<HookPoint> rows = new ArrayList<>();
  private volatile boolean runsTasks;

  /** Looks for them among classes that are loaded. */
  static RunningLoops among(List<Class<?>> loaded) {
    List<String> names = new ArrayList<>(loaded.size());
    for (Class<?> type : loaded) {
      Class<?> above = type.getSuperclass();
      if (above == null || !above.getName().endsWith(SINCE_4_2)) {
        names.add(Reweaving.internalName(type));
      }
    }
    return new RunningLoops(names);
  }

  /** Looks for them among the classes of these internal names. */
  RunningLoops(Iterable<String> loaded) {
    for (String name : loaded) {
      HookPoints.ofRunning().forEach((type, instead) -> add(name, type, instead));
    }
  }

  private void add(String name, String type, List<HookPoint> instead) {
    if (!name.equals(type) && !name.endsWith("/" + type)) {
      return;
    }
    classes.add(name);
    if (instead.isEmpty()) {
      taskLoops.add(name);
    }
    if (!rows.containsAll(instead)) {
      rows.addAll(instead);
    }
  }

  /** Whether a class is to be left as it is. */
  boolean has(String className) {
    return classes.contains(className);
  }

  /** What is woven into a class instead; most often nothing. */
  List<HookPoint> rows(String className) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<HookPoint> found = new ArrayList<>(0);
    for (HookPoint row : rows) {
      if (row.isIn(className)) {
        found.add(row);
      }
    }
    return found;
  }

  /** Looks at a class that is woven: whether executors run their tasks in a method of it. */
  void learn(String className, byte[] bytes) {
    if (className.endsWith(EXECUTOR) && ConstantPool.has(bytes, RUN_TASK)) {
      runsTasks = true;
    }
  }

  /** Says what cannot be seen of them, once all that is loaded is woven. */
  void tellUnseen(Consumer<String> notices) {
    if (runsTasks) {
      return;
    }
    for (String name : taskLoops) {
      notices.accept(
          "callbacks of "
              + name.replace('/', '.')
              + " are not seen: it ran before Loopwatch was attached, and is too old for that");
    }
  }
}
