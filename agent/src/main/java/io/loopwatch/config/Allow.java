// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.List;

/** Which blocking calls on a loop are fine. Immutable. */
public final class Allow {
  private final List<String> frames;
  private final List<String> operations;

  Allow(List<String> frames, List<String> operations) {
    this.frames = List.copyOf(frames);
    this.operations = List.copyOf(operations);
  }

  /**
   * A call with one of these frames anywhere on its stack is fine: {@code com.acme.Foo.bar}, {@code
   * com.acme.Foo} or {@code com.acme.*}. Those of the {@linkplain BuiltInAllowances built-in rows}
   * that are not turned off, then the user's; unmodifiable, empty for none.
   */
  public List<String> frames() {
    return frames;
  }

  /**
   * A call of one of these operations or kinds is fine: what followed {@code op:}, as it was
   * written. Whether they exist is not known here. Unmodifiable, empty for none.
   */
  public List<String> operations() {
    return operations;
  }
}
