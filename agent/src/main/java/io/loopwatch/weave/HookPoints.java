// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static io.loopwatch.weave.Advice.ASKED;
import static io.loopwatch.weave.Advice.ASKED_CALL;
import static io.loopwatch.weave.Advice.CUSTOM;
import static io.loopwatch.weave.Advice.DISPATCH;
import static io.loopwatch.weave.Advice.IO;
import static io.loopwatch.weave.Advice.POLL;
import static io.loopwatch.weave.Advice.SCHEDULE;
import static io.loopwatch.weave.Advice.SUBMIT;
import static io.loopwatch.weave.Advice.TAKE;
import static io.loopwatch.weave.Advice.TASK;
import static io.loopwatch.weave.Advice.TASKS;
import static io.loopwatch.weave.Advice.TASK_CALL;
import static io.loopwatch.weave.Advice.TURN;

import io.loopwatch.config.LoopMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one table of hook points: Netty 4.1.0 to 4.2.x on NIO, epoll, kqueue, io_uring and the
 * in-memory transport, its executors without I/O, and Vert.x 4.5 and 5.x. To watch another loop,
 * add a row.
 */
final class HookPoints {
  private static final String RUN_TASK = "runTask(Ljava/lang/Runnable;)V";

  /** Not the accessor {@code handle()}; what follows the first int differs by version. */
  private static final String HANDLE = "handle(I*";

  private static final List<HookPoint> TABLE =
      List.of(
          // Tasks. From 4.1.77 on every loop runs them through runTask; before, in the middle of
          // other methods.
          row("netty/util/concurrent/AbstractEventExecutor", TASK, RUN_TASK),
          row("netty/util/concurrent/AbstractEventExecutor", TASK_CALL, "safeExecute"),
          row("netty/util/concurrent/SingleThreadEventExecutor", TASK_CALL, "runAllTasks*"),
          row("netty/util/concurrent/DefaultEventExecutor", TASK_CALL, "run"),
          row("netty/channel/DefaultEventLoop", TASK_CALL, "run"),
          row("netty/channel/ThreadPerChannelEventLoop", TASK_CALL, "run"),
          row("netty/util/concurrent/GlobalEventExecutor$TaskRunner", TASK_CALL, "run"),

          // The task queue: where a loop is first seen, and where its lag is read.
          due(
              "netty/util/concurrent/SingleThreadEventExecutor",
              TASKS,
              "execute",
              "runAllTasks()Z",
              "runAllTasks(J)Z",
              "runScheduledAndExecutorTasks"),
          due("netty/util/concurrent/SingleThreadEventExecutor", TAKE, "execute", "takeTask"),
          due("netty/util/concurrent/GlobalEventExecutor", TAKE, "execute", "takeTask"),
          due("netty/channel/ManualIoEventLoop", TASKS, "runNow", "runAllTasks"),
          due("netty/channel/ManualIoEventLoop", TURN, "runNow", "run(L*"),

          // I/O: one call for each ready channel.
          due("netty/channel/nio/NioEventLoop", IO, "run", "processSelectedKey"),
          row(
              "netty/channel/epoll/*Unsafe",
              IO,
              "epollInReady",
              "epollOutReady",
              "epollRdHupReady"),
          row("netty/channel/kqueue/*Unsafe", IO, "readReady", "writeReady", "readEOF"),
          due("netty/channel/nio/NioIoHandler$DefaultNioRegistration", IO, "submit", HANDLE),
          due(
              "netty/channel/epoll/EpollIoHandler$DefaultEpollIoRegistration",
              IO,
              "submit",
              "handle(J)V"),
          due(
              "netty/channel/kqueue/KQueueIoHandler$DefaultKqueueIoRegistration",
              IO,
              "submit",
              HANDLE),
          due(
              "netty/channel/uring/IoUringIoHandler$DefaultIoUringIoRegistration",
              IO,
              "submit",
              HANDLE),

          // Polls: the end of one turn and the beginning of the next.
          due("netty/channel/nio/NioEventLoop", POLL, "run", "select", "selectNow"),
          due("netty/channel/epoll/EpollEventLoop", POLL, "run", "epollWait*", "epollBusyWait"),
          due("netty/channel/kqueue/KQueueEventLoop", POLL, "run", "kqueueWait*"),
          due("netty/channel/nio/NioIoHandler", POLL, "run", "select", "selectNow"),
          due("netty/channel/epoll/EpollIoHandler", POLL, "run", "epollWait*", "epollBusyWait"),
          due("netty/channel/kqueue/KQueueIoHandler", POLL, "run", "kqueueWait*"),
          due("netty/channel/uring/IoUringIoHandler", POLL, "run", "submitAnd*"),
          row("netty/channel/local/LocalIoHandler", POLL, "run"),

          // Vert.x: for whom the callback works.
          due("vertx/core/impl/VertxImpl", DISPATCH, "close", "beginDispatch"),
          due("vertx/core/impl/VertxImpl", DISPATCH, "close", "endDispatch"));

  /** Where tasks come from; only where that is wanted. */
  private static final List<HookPoint> SUBMISSIONS =
      List.of(
          due("netty/util/concurrent/SingleThreadEventExecutor", SUBMIT, "execute", "addTask"),
          due("netty/util/concurrent/GlobalEventExecutor", SUBMIT, "execute", "addTask"),
          due(
              "netty/channel/ManualIoEventLoop",
              SUBMIT,
              "runNow",
              "execute(Ljava/lang/Runnable;)V"),
          row("netty/channel/SingleThreadEventLoop", SUBMIT, "executeAfterEventLoopIteration"),
          // The one overload that all others end in.
          due(
              "netty/util/concurrent/AbstractScheduledEventExecutor",
              SCHEDULE,
              "schedule",
              "schedule(L*/ScheduledFutureTask;)*"));

  /**
   * For loops that run already when Loopwatch is attached: by the class of the loop, which is left
   * as it is, the rows instead. Those without a row run until they are shut down and run their
   * tasks by themselves up to Netty 4.1.76.
   */
  private static final Map<String, List<HookPoint>> OF_RUNNING =
      Map.of(
          "netty/channel/nio/NioEventLoop",
          List.of(
              row("netty/channel/nio/*Unsafe", IO, "read()V", "finishConnect()V", "forceFlush"),
              row("sun/nio/ch/SelectorImpl", POLL, "select", "selectNow")),
          "netty/channel/epoll/EpollEventLoop",
          List.of(row("netty/channel/epoll/Native", POLL, "epollWait*", "epollBusyWait")),
          "netty/channel/kqueue/KQueueEventLoop",
          List.of(row("netty/channel/kqueue/Native", POLL, "keventWait*")),
          "netty/util/concurrent/DefaultEventExecutor",
          List.of(),
          "netty/util/concurrent/GlobalEventExecutor$TaskRunner",
          List.of(),
          "netty/channel/DefaultEventLoop",
          List.of(),
          "netty/channel/ThreadPerChannelEventLoop",
          List.of());

  private HookPoints() {}

  /** The rows for loops that run already, by their class; see {@link RunningLoops}. */
  static Map<String, List<HookPoint>> ofRunning() {
    return OF_RUNNING;
  }

  /**
   * The table, with a row for each loop that the user named.
   *
   * @param asks whether it is wanted who submitted each task
   */
  static List<HookPoint> with(List<LoopMethod> loops, boolean asks) {
    List<HookPoint> all = new ArrayList<>(TABLE);
    if (asks) {
      all.replaceAll(HookPoints::asking);
      all.addAll(SUBMISSIONS);
    }
    for (LoopMethod loop : loops) {
      String type = loop.className().replace('.', '/');
      all.add(new HookPoint(type, List.of(loop.methodName()), CUSTOM, "*"));
    }
    return all;
  }

  private static HookPoint asking(HookPoint row) {
    return switch (row.advice()) {
      case TASK -> new HookPoint(row.type(), row.methods(), ASKED, row.due());
      case TASK_CALL -> new HookPoint(row.type(), row.methods(), ASKED_CALL, row.due());
      default -> row;
    };
  }

  private static HookPoint row(String type, Advice advice, String... methods) {
    return new HookPoint(type, List.of(methods), advice, "");
  }

  private static HookPoint due(String type, Advice advice, String due, String... methods) {
    return new HookPoint(type, List.of(methods), advice, due);
  }
}
