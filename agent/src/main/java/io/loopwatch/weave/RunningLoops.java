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
 * their loops come by each turn: into the selector and into the channels. Made by one thread, asked
 * by any.
 */
final class RunningLoops {
  private static final String NIO = "netty/channel/nio/NioEventLoop";
  private static final String EPOLL = "netty/channel/epoll/EpollEventLoop";
  private static final String KQUEUE = "netty/channel/kqueue/KQueueEventLoop";
  private static final String EXECUTOR = "netty/util/concurrent/AbstractEventExecutor";
  private static final byte[][] RUN_TASK = {"runTask".getBytes(StandardCharsets.US_ASCII)};
  private static final String SELECTOR = "sun/nio/ch/SelectorImpl";

  /** What such a loop extends from Netty 4.2 on: it has no {@code run} of its own there. */
  private static final String SINCE_4_2 = "netty.channel.SingleThreadIoEventLoop";

  /** They run until they are shut down, and run their tasks by themselves up to Netty 4.1.76. */
  private static final List<String> TASK_LOOPS =
      List.of(
          "netty/util/concurrent/DefaultEventExecutor",
          "netty/util/concurrent/GlobalEventExecutor$TaskRunner",
          "netty/channel/DefaultEventLoop",
          "netty/channel/ThreadPerChannelEventLoop");

  private static final List<HookPoint> OF_NIO =
      List.of(
          row("netty/channel/nio/*Unsafe", Advice.IO, "read()V", "finishConnect()V", "forceFlush"));
  private static final List<HookPoint> OF_EPOLL =
      List.of(row("netty/channel/epoll/Native", Advice.POLL, "epollWait*", "epollBusyWait"));
  private static final List<HookPoint> OF_KQUEUE =
      List.of(row("netty/channel/kqueue/Native", Advice.POLL, "keventWait*"));
  private static final List<HookPoint> OF_SELECTOR =
      List.of(row(SELECTOR, Advice.POLL, "select", "selectNow"));

  private final Set<String> classes = new HashSet<>();
  private final List<HookPoint> rows = new ArrayList<>();
  private boolean usesSelector;
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
      add(name, NIO, OF_NIO);
      add(name, EPOLL, OF_EPOLL);
      add(name, KQUEUE, OF_KQUEUE);
      for (String type : TASK_LOOPS) {
        add(name, type, List.of());
      }
    }
  }

  private void add(String name, String type, List<HookPoint> instead) {
    if (name.equals(type) || name.endsWith("/" + type)) {
      classes.add(name);
      usesSelector |= type.equals(NIO);
      if (!rows.containsAll(instead)) {
        rows.addAll(instead);
      }
    }
  }

  private static HookPoint row(String type, Advice advice, String... methods) {
    return new HookPoint(type, List.of(methods), advice, "");
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
    if (usesSelector && className.equals(SELECTOR)) {
      return OF_SELECTOR;
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
    for (String name : classes) {
      for (String type : TASK_LOOPS) {
        if (!runsTasks && name.endsWith(type)) {
          notices.accept(
              "callbacks of "
                  + name.replace('/', '.')
                  + " are not seen: it ran before Loopwatch was attached, and is too old for that");
        }
      }
    }
  }
}
