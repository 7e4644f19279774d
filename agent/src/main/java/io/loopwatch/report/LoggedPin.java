// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import org.jspecify.annotations.Nullable;

/**
 * Why a virtual thread kept its carrier while it waited.
 *
 * @param reason {@code synchronized}, {@code native}, {@code class-initialiser}, {@code unknown}
 * @param frame the frame that pins, or null
 * @param cure for people: what to do about it; or null
 */
public record LoggedPin(String reason, @Nullable StackTraceElement frame, @Nullable String cure) {
  static LoggedPin of(Members pin) throws DamagedLine {
    return new LoggedPin(
        pin.text("reason"), pin.maybe("frame", Members::frame), pin.maybe("cure", Members::text));
  }
}
