// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import org.jspecify.annotations.Nullable;

/**
 * Who knows which threads carry virtual threads. What the JVM is asked of such a thread may end the
 * JVM, see {@link JvmFigures}. Confined to the watchdog's thread.
 */
interface Carrying {
  /** The class of the JDK's own, which it keeps in a package of its own. */
  String CARRIER = "CarrierThread";

  /** What a thread has on its stack, and only then, while a virtual thread is mounted on it. */
  String CONTINUATION = "jdk.internal.vm.Continuation";

  /** One that knows of no carrier. */
  Carrying NONE =
      new Carrying() {
        @Override
        public boolean carries(long thread) {
          return false;
        }

        @Override
        public @Nullable Thread on(long carrier) {
          return null;
        }
      };

  /** Whether the thread of that number has carried virtual threads, or nobody can tell. */
  boolean carries(long thread);

  /** The virtual thread that the carrier of that number runs, or null. */
  @Nullable Thread on(long carrier);

  /**
   * Whether a thread may mount or unmount a virtual thread at any moment: one of the JDK's, or any
   * other, an event loop for one, that is the carrier of a scheduler of the application's own.
   *
   * @param frames its stack a moment ago
   */
  default boolean mayCarry(Thread thread, StackTraceElement[] frames) {
    if (thread.getClass().getSimpleName().equals(CARRIER) || carries(thread.getId())) {
      return true;
    }
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().equals(CONTINUATION)) {
        return true;
      }
    }
    return false;
  }
}
