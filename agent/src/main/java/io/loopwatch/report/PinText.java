// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Pin;
import org.jspecify.annotations.Nullable;

/** Why a virtual thread kept its carrier, in words. */
final class PinText {
  private static final String INITIALISER = "<clinit>";

  private PinText() {}

  /** {@code "by synchronized at com.acme.A.b(A.java:7)"}; nothing where the reason is unknown. */
  static String by(Pin pin) {
    StackTraceElement frame = pin.frame();
    return switch (pin.reason()) {
      case SYNCHRONIZED -> "by synchronized" + at(frame);
      case NATIVE -> "by a native frame" + (frame == null ? "" : ", " + FrameText.place(frame));
      case CLASS_INITIALISER -> initialiser(frame);
      case UNKNOWN -> "";
    };
  }

  private static String initialiser(@Nullable StackTraceElement frame) {
    return frame != null && frame.getMethodName().equals(INITIALISER)
        ? "by the static initialiser of " + OneLine.of(frame.getClassName())
        : "by a static initialiser" + at(frame);
  }

  private static String at(@Nullable StackTraceElement frame) {
    return frame == null ? "" : " at " + FrameText.place(frame);
  }

  /** {@code before} and the cure; nothing where none is known. */
  static String cure(Pin pin, String before) {
    return pin.cure().isEmpty() ? "" : before + OneLine.of(pin.cure());
  }
}
