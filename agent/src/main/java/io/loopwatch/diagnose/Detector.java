// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What explains a window's time: each takes its part of what those before it have left. The order
 * is that of how sure and how exact they are. Where the thread waited, the wait has all that the
 * thread's own figures leave: a sleep in which the collector ran is a sleep.
 */
enum Detector {
  DEBUGGER(Cause.STOPPED, window -> window.sample().suspended() ? Detector.ALL : 0),
  STOPPED(Cause.STOPPED, window -> window.usage().stoppedNanos()),
  CALLS(Cause.BLOCKING, Window::calledNanos),
  /** It may have been about to return, and was not let. */
  GC_IN_NATIVE(Cause.GC, window -> inPausedNative(window, window.usage().gcNanos())),
  SAFEPOINT_IN_NATIVE(
      Cause.SAFEPOINT, window -> inPausedNative(window, window.usage().safepointNanos())),
  /** Before it waited: while it does, it computes nothing. */
  CPU_BEFORE_WAIT(Cause.CPU, Detector::cpuBeforeWait),
  /** Whose wait is over and who gets no processor still looks as if it waited. */
  QUEUED_AFTER_WAIT(Cause.DESCHEDULED, window -> inWait(window, window.usage().queuedNanos())),
  INITIALISATION(Cause.CLASS_LOADING, window -> all(Waits.isForInitialisation(window.sample()))),
  LOADING_WAIT(Cause.CLASS_LOADING, window -> all(window.isWaiting() && window.isLoading())),
  LOCK(Cause.LOCK, window -> all(Waits.isForLock(window.sample()))),
  WAIT(Cause.BLOCKING, window -> all(window.isWaiting())),
  GC(Cause.GC, window -> window.usage().gcNanos()),
  SAFEPOINT(Cause.SAFEPOINT, window -> window.usage().safepointNanos()),
  LOADING_CPU(Cause.CLASS_LOADING, window -> window.isLoading() ? window.usage().cpuNanos() : 0),
  CPU(Cause.CPU, window -> window.usage().cpuNanos()),
  /** Who waits for the quota is in the queue too; the quota's figure is of all threads. */
  QUEUED(
      Cause.DESCHEDULED,
      window ->
          window.usage().queuedNanos() < 0
              ? window.usage().throttledNanos()
              : window.usage().queuedNanos()),
  LOADING(Cause.CLASS_LOADING, window -> all(window.isLoading())),
  NATIVE(
      Cause.NATIVE,
      window -> all(window.isInNative() && !Waits.isOfLoopsChannel(window.sample().stack()))),
  REST(Cause.UNKNOWN, window -> Detector.ALL);

  /** Whose figures are exact as sums, and less so by window. */
  static final List<Detector> PAUSES = List.of(STOPPED, GC, SAFEPOINT);

  private static final long ALL = Long.MAX_VALUE;

  /** The part of a time that may be left where nearly all of it is explained. */
  private static final int ALL_BUT = 10;

  private final Cause cause;
  private final ToLongFunction<Window> nanos;

  Detector(Cause cause, ToLongFunction<Window> nanos) {
    this.cause = cause;
    this.nanos = nanos;
  }

  /** What it explains time by. */
  Cause cause() {
    return cause;
  }

  /** The part of a window that it explains, of {@code left} nanoseconds. */
  long partOf(Window window, long left) {
    long most = PAUSES.contains(this) ? Math.min(left, window.unusedNanos()) : left;
    return Math.min(most, figure(window));
  }

  /** How much it knows of a window, which may be more than the window. */
  long figure(Window window) {
    return Math.max(0, nanos.applyAsLong(window));
  }

  private static long all(boolean isIt) {
    return isIt ? ALL : 0;
  }

  /** Of a wait in a native method that the JVM's pauses explain by themselves. */
  private static long inPausedNative(Window window, long figure) {
    boolean isPaused = Usages.unpaused(window.usage(), window.nanos()) < window.nanos() / ALL_BUT;
    return window.isInBlockingNative() && isPaused ? figure : 0;
  }

  private static long cpuBeforeWait(Window window) {
    return window.isInBlockingNative() ? 0 : inWait(window, window.usage().cpuNanos());
  }

  private static long inWait(Window window, long figure) {
    return window.isWaiting() ? figure : 0;
  }
}
