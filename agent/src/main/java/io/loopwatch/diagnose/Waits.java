// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Sample;
import java.util.List;

/** What a thread waited for, by one sample. */
final class Waits {
  /**
   * Native methods that block while the thread's state says RUNNABLE, by the beginning of their
   * class's name.
   */
  private static final List<String> BLOCKING_NATIVES =
      List.of(
          "sun.nio.ch.",
          "sun.nio.fs.",
          "java.io.",
          "java.net.",
          "java.lang.Process",
          "java.util.zip.ZipFile",
          "jdk.internal.io.");

  /** A loop's own channels, also of a relocated copy: they are in non-blocking mode. */
  private static final String LOOPS_CHANNELS = "netty.channel.socket.nio.";

  /** They have their buffers call the JDK. */
  private static final String LOOPS_BUFFERS = "netty.buffer.";

  private Waits() {}

  /** Whether it waited, for whatever. */
  static boolean isAny(Sample sample) {
    return isForInitialisation(sample) || isForLock(sample) || isBlocked(sample);
  }

  /** Whether it waited for a class that another thread initialises. */
  static boolean isForInitialisation(Sample sample) {
    HeldLock lock = sample.lock();
    return lock != null && lock.initialising() != null;
  }

  /**
   * Whether it waited for a lock that somebody held. In {@code Object.wait} it waits to be
   * notified, whoever holds the monitor meanwhile, and for the monitor (then it is BLOCKED) only
   * after that.
   */
  static boolean isForLock(Sample sample) {
    HeldLock lock = sample.lock();
    return sample.state() == Thread.State.BLOCKED
        || lock != null && lock.owner() != null && !isInObjectWait(sample.stack());
  }

  static boolean isInObjectWait(List<StackTraceElement> stack) {
    return !stack.isEmpty()
        && stack.get(0).getClassName().equals("java.lang.Object")
        && stack.get(0).getMethodName().startsWith("wait");
  }

  /**
   * Whether a stack begins with {@code Thread.join}, as at the end of that call: for a thread that
   * is not virtual it waits in the other thread's monitor.
   */
  static boolean isInJoin(List<StackTraceElement> stack) {
    return !stack.isEmpty()
        && stack.get(0).getClassName().equals("java.lang.Thread")
        && stack.get(0).getMethodName().equals("join");
  }

  /** Whether it was in a call that waits. */
  static boolean isBlocked(Sample sample) {
    return switch (sample.state()) {
      case WAITING, TIMED_WAITING -> true;
      case RUNNABLE -> isInBlockingNative(sample.stack());
      default -> false;
    };
  }

  /**
   * Whether the JDK reads or writes a loop's own channel. That takes long only where the thread
   * gets no processor.
   */
  static boolean isOfLoopsChannel(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (!Frames.isJdk(frame) && !frame.getClassName().contains(LOOPS_BUFFERS)) {
        return frame.getClassName().contains(LOOPS_CHANNELS);
      }
    }
    return false;
  }

  private static boolean isInBlockingNative(List<StackTraceElement> stack) {
    if (stack.isEmpty() || !stack.get(0).isNativeMethod() || isOfLoopsChannel(stack)) {
      return false;
    }
    String type = stack.get(0).getClassName();
    for (String prefix : BLOCKING_NATIVES) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
