// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/** Why a loop was blocked, as far as the evidence goes. */
public enum Cause {
  /** A call that waits: sleep, park, {@code Object.wait}, a socket, a file, a process. */
  BLOCKING,
  /** The thread computed: its CPU time is about its wall time. */
  CPU,
  /** The thread waited to enter a monitor, or for a lock that has an owner. */
  LOCK,
  /** The collector stopped the thread for most of the time. */
  GC,
  /** A class was loaded, or the thread waited for another that loads or initialises one. */
  CLASS_LOADING,
  /** The thread was in native code, which neither waits in a way that is known nor computes. */
  NATIVE,
  /** The JVM stopped all its threads, and not to collect: for a thread dump, for one. */
  SAFEPOINT,
  /**
   * The thread could run and got no processor: others had them, or a container's quota was used.
   */
  DESCHEDULED,
  /** The whole process, or by a debugger the thread, stood still. */
  STOPPED,
  /** The evidence does not say. */
  UNKNOWN;

  /** Whether the application's code has a part in it: none has in a pause. */
  public boolean isOfCode() {
    return this != GC && this != SAFEPOINT && this != DESCHEDULED && this != STOPPED;
  }

  /** The name in the event log: lower case, words joined by a hyphen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
