// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Cause;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Pin;
import io.loopwatch.event.StallKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hint goes by. Immutable.
 *
 * @param cause why it took long
 * @param operation in what, in a user's words; empty where there is no word for it
 * @param kind of the operation, as {@link io.loopwatch.event.Operation} has it; empty where only a
 *     sample tells
 * @param loop whose
 * @param inner the frames that the culprit called, innermost first: what it used, and not what used
 *     it
 * @param initialiser the class in whose static initialiser it was, or null
 * @param lock what it waited for, or null
 * @param pin what kept a virtual thread on its carrier, with the cure for that; or null
 * @param isTurn whether it is a turn of the loop, of many callbacks, that was too long
 */
record Case(
    Cause cause,
    String operation,
    String kind,
    LoopKind loop,
    List<StackTraceElement> inner,
    @Nullable String initialiser,
    @Nullable HeldLock lock,
    @Nullable Pin pin,
    boolean isTurn) {
  /** One that is no turn. */
  Case(
      Cause cause,
      String operation,
      String kind,
      LoopKind loop,
      List<StackTraceElement> inner,
      @Nullable String initialiser,
      @Nullable HeldLock lock,
      @Nullable Pin pin) {
    this(cause, operation, kind, loop, inner, initialiser, lock, pin, false);
  }

  /** Of a stall. */
  static Case of(
      Evidence evidence, Verdict verdict, List<StackTraceElement> stack, @Nullable Pin pin) {
    String operation = verdict.operation();
    return new Case(
        verdict.cause(),
        operation == null ? "" : operation,
        "",
        evidence.loop().kind(),
        inner(stack, verdict.culprit()),
        initialiser(stack),
        verdict.lock(),
        pin,
        evidence.kind() == StallKind.ITERATION);
  }

  /** Of a blocking call. */
  static Case of(
      BlockingEvidence evidence,
      String operation,
      @Nullable StackTraceElement culprit,
      @Nullable Pin pin) {
    return new Case(
        Cause.BLOCKING,
        operation,
        evidence.operation().kind(),
        evidence.loop().kind(),
        inner(evidence.stack(), culprit),
        initialiser(evidence.stack()),
        null,
        pin);
  }

  private static List<StackTraceElement> inner(
      List<StackTraceElement> stack, @Nullable StackTraceElement culprit) {
    int at = culprit == null ? -1 : stack.indexOf(culprit);
    return at < 0 ? stack : stack.subList(0, at);
  }

  private static @Nullable String initialiser(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("<clinit>") && !Frames.isJdk(frame)) {
        return frame.getClassName();
      }
    }
    return null;
  }

  /** Whether it called a class whose name begins like one of these. */
  boolean uses(String... prefixes) {
    for (StackTraceElement frame : inner) {
      for (String prefix : prefixes) {
        if (frame.getClassName().startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it called one of these methods, as in {@code com.acme.Foo.bar}. */
  boolean calls(String... methods) {
    for (StackTraceElement frame : inner) {
      String called = frame.getClassName() + "." + frame.getMethodName();
      for (String method : methods) {
        if (called.equals(method)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the operation is one of these; with {@code *} at the end, begins so. */
  boolean is(String... operations) {
    for (String name : operations) {
      boolean isIt =
          name.endsWith("*")
              ? operation.startsWith(name.substring(0, name.length() - 1))
              : operation.equals(name);
      if (isIt) {
        return true;
      }
    }
    return false;
  }
}
