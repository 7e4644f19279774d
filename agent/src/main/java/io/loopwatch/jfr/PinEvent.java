// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.Pin;
import io.loopwatch.report.FrameText;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A virtual thread that waited and kept its carrier. */
@Name("loopwatch.Pin")
@Label("Pinned Carrier")
@Description("A virtual thread that waited for pin.threshold or longer and kept its carrier")
final class PinEvent extends CallEvent {
  @Label("Reason")
  @Description("synchronized, native, class-initialiser or unknown")
  @Nullable String reason;

  @Label("Pinned By")
  @Description("The frame that pins")
  @Nullable String pinnedBy;

  @Label("Cure")
  @Nullable String cure;

  /** The event of a pin. */
  static PinEvent of(BlockingCall call, Pin pin) {
    PinEvent event = new PinEvent();
    event.call(call);
    StackTraceElement frame = pin.frame();
    event.reason = pin.reason().label();
    event.pinnedBy = frame == null ? null : FrameText.place(frame);
    event.cure = pin.cure();
    return event;
  }
}
