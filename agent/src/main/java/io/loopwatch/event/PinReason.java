// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.Locale;

/** Why a virtual thread could not leave its carrier. */
public enum PinReason {
  /** It is in a {@code synchronized} block or method, before JDK 24. */
  SYNCHRONIZED,
  /** A native frame is on its stack: code that was called back by native code. */
  NATIVE,
  /** A static initialiser is on its stack, or it waits for another thread's. */
  CLASS_INITIALISER,
  /** The stack does not say. */
  UNKNOWN;

  /** The name in the event log: lower case, words joined by a hyphen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
