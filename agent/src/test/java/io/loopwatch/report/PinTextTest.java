// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinTextTest {
  @Test
  void monitor_isWhereItIsHeld() {
    assertThat(by(PinReason.SYNCHRONIZED, "com.acme.A", "b"))
        .isEqualTo("by synchronized at com.acme.A.b(A.java:7)");
    assertThat(by(PinReason.SYNCHRONIZED, null, "")).isEqualTo("by synchronized");
  }

  @Test
  void nativeFrame_isNamed() {
    StackTraceElement frame = new StackTraceElement("com.acme.A", "call0", "A.java", -2);

    assertThat(PinText.by(new Pin(PinReason.NATIVE, frame, "")))
        .isEqualTo("by a native frame, com.acme.A.call0(Native Method)");
    assertThat(by(PinReason.NATIVE, null, "")).isEqualTo("by a native frame");
  }

  @Test
  void initialiser_isThatOfAClass() {
    assertThat(by(PinReason.CLASS_INITIALISER, "com.acme.A", "<clinit>"))
        .isEqualTo("by the static initialiser of com.acme.A");
    assertThat(by(PinReason.CLASS_INITIALISER, "com.acme.A", "waits"))
        .isEqualTo("by a static initialiser at com.acme.A.waits(A.java:7)");
    assertThat(by(PinReason.CLASS_INITIALISER, null, "")).isEqualTo("by a static initialiser");
  }

  @Test
  void unknownReason_isNothing() {
    assertThat(by(PinReason.UNKNOWN, "com.acme.A", "b")).isEmpty();
  }

  @Test
  void cure_followsWhereOneIsKnown() {
    assertThat(PinText.cure(new Pin(PinReason.UNKNOWN, null, "do so"), ": ")).isEqualTo(": do so");
    assertThat(PinText.cure(new Pin(PinReason.UNKNOWN, null, ""), ": ")).isEmpty();
  }

  private static String by(PinReason reason, @Nullable String type, String method) {
    StackTraceElement frame =
        type == null ? null : new StackTraceElement(type, method, "A.java", 7);
    return PinText.by(new Pin(reason, frame, ""));
  }
}
