// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.Allowances;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.Operation;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the probe asks where the option {@code blocking} is {@code throw}: on the loop's own thread,
 * right before a call blocks. Whatever locks that thread holds, this takes none that anybody holds
 * for long. It may load classes, and so read files, when it runs: the probe must not ask for those
 * calls again.
 */
final class Refusals implements IntFunction<@Nullable Error> {
  private static final String PROBE_IN_JAR = "java.lang.Loopwatch";
  private static final String PROBE_IN_SOURCE = "io.loopwatch.probe.";

  private final IntFunction<Operation> operations;
  private final Allowances allowances;
  private final Predicate<String> watches;

  /**
   * Makes one, and runs all of it once, so that it need not load its classes on a loop's thread.
   *
   * @param operations by the number that the probe knows them by
   * @param allowances which calls are fine
   * @param watches which loops are watched, by the thread's name: the others may block
   */
  Refusals(IntFunction<Operation> operations, Allowances allowances, Predicate<String> watches) {
    this.operations = operations;
    this.allowances = allowances;
    this.watches = watches;
    warmUp();
  }

  private void warmUp() {
    Operation none = new Operation("nothing", "sleep");
    decide(none, stack());
    LoopwatchBlockingError error = new LoopwatchBlockingError(none, "no loop", stack());
    BlockingText.of(error);
    BlockingRecord.isWanted();
  }

  /** The error to throw in place of an operation, or null where it is allowed. */
  @Override
  public @Nullable Error apply(int operation) {
    if (!watches.test(Thread.currentThread().getName())) {
      return null;
    }
    LoopwatchBlockingError error = decide(operations.apply(operation), stack());
    if (error != null) {
      BlockingRecord.add(error);
    }
    return error;
  }

  private @Nullable LoopwatchBlockingError decide(Operation row, List<StackTraceElement> stack) {
    if (isInInitialiser(stack)) {
      return null; // an error there would make the class unusable, for the JVM's whole life
    }
    String called = Frames.operation(stack);
    String name = called == null ? row.name() : called;
    if (allowances.allows(stack, name, row.name(), row.kind())) {
      return null;
    }
    return new LoopwatchBlockingError(
        new Operation(name, row.kind()), Thread.currentThread().getName(), stack);
  }

  private static boolean isInInitialiser(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  /** Of the calling thread, from the method that the probe was woven into. */
  private static List<StackTraceElement> stack() {
    StackTraceElement[] frames = new Throwable().getStackTrace();
    int first = 0;
    while (first < frames.length && isOurs(frames[first].getClassName())) {
      first++;
    }
    return List.of(frames).subList(first, frames.length);
  }

  private static boolean isOurs(String type) {
    return type.startsWith(PROBE_IN_JAR)
        || type.startsWith(PROBE_IN_SOURCE)
        || type.equals(Refusals.class.getName());
  }
}
