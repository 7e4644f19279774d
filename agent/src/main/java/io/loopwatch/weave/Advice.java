// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.Failures;
import io.loopwatch.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * What is put where: a call of the probe on entry, one on return and one where the method throws.
 * Each names a static method of {@link Probe}, {@link Carriers} or {@link Failures} and what it is
 * given.
 */
enum Advice {
  /** The body of a method whose first parameter is the task that it runs. */
  TASK(call("beginTask"), call("endTask", Argument.LOCAL_0), call("endTask")),
  /**
   * Each {@code Runnable.run()} that the method calls. Leaves a frame of the probe on the stack.
   */
  TASK_CALL(null, null, null),
  /** As {@link #TASK}, where it is wanted who submitted the task. */
  ASKED(call("beginAsked", Argument.LOCAL_0), call("endAsked", Argument.LOCAL_0), call("endAsked")),
  /** As {@link #TASK_CALL}, where it is. */
  ASKED_CALL(null, null, null),
  /** A method that puts its first parameter, a task, into a loop's queue. */
  SUBMIT(call("submit", Argument.LOCAL_1), null, null),
  /** A method that keeps its first parameter, a timer, until it is due. */
  SCHEDULE(call("schedule", Argument.LOCAL_1), null, null),
  /** A method that handles one ready channel. */
  IO(call("begin"), call("end"), call("end")),
  /** A method that polls for I/O, and may sleep. */
  POLL(call("sleepBegin"), call("sleepEnd"), call("sleepEnd")),
  /** A method of the loop that runs the tasks of its queue. */
  TASKS(call("tasks", Argument.THIS, Argument.QUEUE), null, null),
  /** A method of the loop that takes one task from its queue, and sleeps where there is none. */
  TAKE(call("take", Argument.THIS, Argument.QUEUE), call("sleepEnd"), call("sleepEnd")),
  /**
   * A method that runs a turn on a thread that is not the loop's own: outside it, the loop rests.
   */
  TURN(call("resume", Argument.THIS, Argument.QUEUE), call("sleepBegin"), call("sleepBegin")),
  /** A method that is given the context for which a framework dispatches from now on, or null. */
  DISPATCH(call("dispatch", Argument.LOCAL_1), null, null),
  /** A method that the user named: each call is a callback. */
  CUSTOM(call("beginCustom", Argument.THIS), call("endCustom"), call("endCustom")),
  /** A method that blocks. */
  LEAF(call("block", Argument.OPERATION), call("leave"), call("leave")),
  /** A method of a channel that blocks where the channel is in blocking mode. */
  CHANNEL(call("block", Argument.THIS, Argument.OPERATION), call("leave"), call("leave")),
  /** A method that users call and that blocks, if at all, in methods that it calls. */
  SCOPE(call("enter", Argument.OPERATION), call("leave"), call("leave")),
  /** As {@link #LEAF}, where it holds a carrier when a virtual thread calls it. */
  HOLD(carriers("hold", Argument.OPERATION), carriers("leave"), carriers("leave")),
  /** As {@link #SCOPE}, of methods that do. */
  HOLD_SCOPE(carriers("enter", Argument.OPERATION), carriers("leave"), carriers("leave")),
  /** The method in which a carrier mounts a virtual thread, runs it and unmounts it. */
  MOUNT(carriers("mount"), carriers("unmount"), carriers("unmount")),
  /**
   * Each call, in the method, of a method that blocks and is native on this JDK. Leaves a frame of
   * the probe on the stack.
   */
  NATIVE_CALL(null, null, null),
  /** A method that fails a future with its first parameter; returns whether it has. */
  FAIL(
      failures("failing", Argument.THIS, Argument.LOCAL_1, Argument.LISTENER, Argument.LISTENERS),
      failures("failed", Argument.RETURNED_FLAG, Argument.THIS, Argument.LOCAL_1),
      null),
  /** The same, with its second parameter, null where it does not fail. */
  FAIL_SECOND(
      failures("failing", Argument.THIS, Argument.LOCAL_2, Argument.LISTENER, Argument.LISTENERS),
      failures("failed", Argument.RETURNED_FLAG, Argument.THIS, Argument.LOCAL_2),
      null),
  /** A constructor of a future that has failed, with its second parameter. */
  MAKE_FAILED(null, failures("made", Argument.THIS, Argument.LOCAL_2), null),
  /** A method that tells whether or why a future has failed, or leaves somebody to be told. */
  ASK(
      null,
      failures("asked", Argument.THIS, Argument.RESULT),
      failures("asked", Argument.THIS, Argument.RESULT)),
  /** The same, of a future that can only have failed. */
  ASK_FAILED(null, failures("asked", Argument.THIS), null),
  /** A method of a future that calls those who listen. */
  NOTIFY(
      failures("notified", Argument.THIS, Argument.RESULT, Argument.LISTENER, Argument.LISTENERS),
      null,
      null),
  /** A method that tells one listener the failure that is its first parameter. */
  TELL(failures("told", Argument.THIS, Argument.LOCAL_1), null, null),
  /** A method that tells one listener the failure that is its second parameter, or null. */
  TELL_SECOND(failures("told", Argument.THIS, Argument.LOCAL_2), null, null),
  /** A future's method that gives a function the failure that is its first parameter. */
  PASS(null, failures("passed", Argument.THIS, Argument.LOCAL_1), null),
  /** The same, the second parameter. */
  PASS_SECOND(null, failures("passed", Argument.THIS, Argument.LOCAL_2), null),
  /** A method that fails a stage with its first parameter; returns whether it has. */
  FAIL_STAGE(
      failures("failing", Argument.THIS, Argument.LOCAL_1),
      failures("failed", Argument.RETURNED_FLAG, Argument.THIS, Argument.LOCAL_1),
      null),
  /** A method that completes a stage with its first parameter; returns whether it has. */
  COMPLETE_STAGE(
      failures("completing", Argument.THIS, Argument.LOCAL_1),
      failures("completed", Argument.RETURNED_FLAG, Argument.THIS, Argument.LOCAL_1),
      null),
  /** A method that returns a stage, complete or not. */
  MAKE_STAGE(null, failures("made", Argument.RETURNED), null),
  /** A static method whose first parameter is an array of stages that it asks. */
  COMBINE(null, failures("combined", Argument.LOCAL_0), null),
  /** A stage's method that gives a function the outcome that is its first parameter. */
  RELAY(null, failures("relayed", Argument.THIS, Argument.LOCAL_1), null),
  /** A stage's method that lets go of dependents that are no longer interested. */
  CLEAN(null, failures("cleaned", Argument.THIS), null);

  /** What a call of the probe is given. */
  enum Argument {
    /** The object, null in a static method. */
    THIS,
    /** The object's field {@value Weaver#QUEUE_FIELD}, null where the class declares none. */
    QUEUE,
    /** The local variable 0: the first parameter of a static method. */
    LOCAL_0,
    /** The local variable 1: the first parameter of an instance method. */
    LOCAL_1,
    /** The local variable 2: the second parameter of an instance method, if the first is short. */
    LOCAL_2,
    /** What a future holds: its field {@code result} or {@code value}, null where it has none. */
    RESULT,
    /** Who listens to a future: its field {@code listener}, null where it has none. */
    LISTENER,
    /** Who listens too: its field {@code listeners}, null where it has none. */
    LISTENERS,
    /** What the method returns, an object. First of the arguments, on return only. */
    RETURNED,
    /** What the method returns, a boolean. First of the arguments, on return only. */
    RETURNED_FLAG,
    /** The number of the row's operation. */
    OPERATION;

    String descriptor() {
      return switch (this) {
        case QUEUE -> "Ljava/util/Queue;";
        case OPERATION -> "I";
        case RETURNED_FLAG -> "Z";
        default -> "Ljava/lang/Object;";
      };
    }
  }

  /**
   * A class of the probe. Not the class itself: the table of operations is read to check options,
   * before there is a probe.
   */
  enum Owner {
    /** {@link Probe}. */
    PROBE,
    /** {@link Carriers}. */
    CARRIERS,
    /** {@link Failures}. */
    FAILURES;

    Class<?> type() {
      return switch (this) {
        case PROBE -> Probe.class;
        case CARRIERS -> Carriers.class;
        case FAILURES -> Failures.class;
      };
    }
  }

  /** A static method of a class of the probe and its arguments. */
  record Call(Owner owner, String method, Argument... arguments) {
    String descriptor() {
      StringBuilder text = new StringBuilder("(");
      for (Argument argument : arguments) {
        text.append(argument.descriptor());
      }
      return text.append(")V").toString();
    }
  }

  final @Nullable Call entry;
  final @Nullable Call returns;
  final @Nullable Call throwing;

  Advice(@Nullable Call entry, @Nullable Call returns, @Nullable Call throwing) {
    this.entry = entry;
    this.returns = returns;
    this.throwing = throwing;
  }

  private static Call call(String method, Argument... arguments) {
    return new Call(Owner.PROBE, method, arguments);
  }

  private static Call carriers(String method, Argument... arguments) {
    return new Call(Owner.CARRIERS, method, arguments);
  }

  private static Call failures(String method, Argument... arguments) {
    return new Call(Owner.FAILURES, method, arguments);
  }
}
