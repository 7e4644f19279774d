// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.HeldLock;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what kept a virtual thread on its carrier while it waited: the innermost frame under which
 * it cannot unmount. Immutable; asks about frames one by one, from the innermost to the first that
 * pins.
 *
 * <p>Some of what pins is not on the stack. A call back from a foreign function is hidden with all
 * that is around it (the same on JDK 21 and 25), and so is the JVM that asks a class loader. Only
 * where nothing else pins is the frame taken that must have been called so.
 */
public final class Pins {
  /** How every pinned stack begins, without a monitor: not worth to read their class files. */
  private static final List<String> WAYS_TO_WAIT =
      List.of(
          "java.lang.VirtualThread",
          "java.lang.Thread",
          "java.lang.System$",
          "java.util.concurrent.locks.",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ForkJoinPool",
          "jdk.internal.misc.");

  private final int java;
  private final FrameCode code;

  /**
   * Makes one.
   *
   * @param java the feature version of the JDK, at least 21
   * @param code knows what the code of frames does
   */
  public Pins(int java, FrameCode code) {
    this.java = java;
    this.code = code;
  }

  /** The feature version of the JDK. */
  int java() {
    return java;
  }

  /**
   * What pins a virtual thread that holds its carrier; null where it does not wait.
   *
   * @param sample a look at it while it was mounted
   */
  @Nullable Pin of(Sample sample) {
    HeldLock lock = sample.lock();
    if (lock != null && lock.initialising() != null) {
      return initialisation(lock);
    }
    return switch (sample.state()) {
      case BLOCKED -> monitorsPin() ? enter(sample.stack()) : of(sample.stack());
      case WAITING, TIMED_WAITING -> of(sample.stack());
      default -> null;
    };
  }

  /**
   * What pins a virtual thread that waits, but for no monitor and no class, on its carrier.
   *
   * @param stack innermost frame first
   */
  Pin of(List<StackTraceElement> stack) {
    if (monitorsPin() && Waits.isInObjectWait(stack)) {
      return enter(stack);
    }
    if (monitorsPin()) {
      code.read(unsure(stack), true);
    }
    for (int i = 0; i < stack.size(); i++) {
      PinReason reason = reason(stack, i);
      if (reason == PinReason.UNKNOWN) {
        return new Pin(reason, null, Cures.MAYBE_MONITOR);
      }
      if (reason != null) {
        return pin(reason, stack, i);
      }
    }
    return hidden(stack);
  }

  /** The frames of which only their code says whether they pin, up to one that does in any case. */
  private static List<StackTraceElement> unsure(List<StackTraceElement> stack) {
    List<StackTraceElement> unsure = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      if (always(frame) != null && i > 0) {
        break;
      }
      if (!frame.isNativeMethod() && !isWayToWait(frame)) {
        unsure.add(frame);
      }
    }
    return unsure;
  }

  private boolean monitorsPin() {
    return java < Cures.MONITORS_UNMOUNT;
  }

  private Pin initialisation(HeldLock lock) {
    StackTraceElement initialiser = null;
    for (StackTraceElement frame : lock.ownerStack()) {
      if (isInitialiser(frame) && frame.getClassName().equals(lock.initialising())) {
        initialiser = frame;
      }
    }
    return new Pin(PinReason.CLASS_INITIALISER, initialiser, Cures.ofInitialisation(java));
  }

  /** Of a thread that waits for a monitor, or in one to be notified. */
  private static Pin enter(List<StackTraceElement> stack) {
    int at = 0;
    while (at < stack.size() && stack.get(at).getClassName().equals("java.lang.Object")) {
      at++;
    }
    return at == stack.size()
        ? new Pin(PinReason.SYNCHRONIZED, null, Cures.MONITOR)
        : pin(PinReason.SYNCHRONIZED, stack, at);
  }

  private static Pin pin(PinReason reason, List<StackTraceElement> stack, int at) {
    List<StackTraceElement> around = stack.subList(at + 1, stack.size());
    return new Pin(reason, stack.get(at), Cures.of(reason, stack.get(at), around));
  }

  /** Null where the frame does not pin; unknown where its code is not known. */
  private @Nullable PinReason reason(List<StackTraceElement> stack, int at) {
    StackTraceElement frame = stack.get(at);
    if (at == 0 && frame.isNativeMethod()) {
      return null; // that is how it waits
    }
    PinReason always = always(frame);
    if (always != null || !monitorsPin() || isWayToWait(frame)) {
      return always;
    }
    Boolean holds = code.holdsMonitor(frame);
    if (holds == null) {
      return PinReason.UNKNOWN;
    }
    return holds ? PinReason.SYNCHRONIZED : null;
  }

  /** Why what a frame has called is pinned on every JDK, or null. */
  static @Nullable PinReason always(StackTraceElement frame) {
    if (isInitialiser(frame)) {
      return PinReason.CLASS_INITIALISER;
    }
    return frame.isNativeMethod() || JvmCalls.isCalled(frame) ? PinReason.NATIVE : null;
  }

  private static boolean isWayToWait(StackTraceElement frame) {
    for (String prefix : WAYS_TO_WAIT) {
      if (frame.getClassName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInitialiser(StackTraceElement frame) {
    return frame.getMethodName().equals("<clinit>");
  }

  private Pin hidden(List<StackTraceElement> stack) {
    if (monitorsPin() && Waits.isInJoin(stack)) {
      return pin(PinReason.SYNCHRONIZED, stack, 0);
    }
    int loader = JvmCalls.loader(stack);
    if (loader >= 0) {
      return new Pin(PinReason.NATIVE, stack.get(loader), Cures.LOADER);
    }
    List<StackTraceElement> others = new ArrayList<>(stack);
    others.removeIf(Frames::isJdk);
    code.read(others, false);
    for (StackTraceElement frame : others) {
      if (code.callsHandle(frame)) {
        return new Pin(PinReason.NATIVE, frame, Cures.CALL_BACK);
      }
    }
    return new Pin(PinReason.UNKNOWN, null, monitorsPin() ? Cures.MAYBE_MONITOR : Cures.UNKNOWN);
  }
}
