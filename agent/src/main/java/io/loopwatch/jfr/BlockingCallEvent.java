// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.event.BlockingCall;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A call that blocked a loop. */
@Name("loopwatch.BlockingCall")
@Label("Blocking Call on Event Loop")
@Description("A call that blocked a loop for blocking.threshold or longer")
final class BlockingCallEvent extends CallEvent {
  @Label("Kind")
  @Description("sleep, wait, park, socket, file, sync, dns, process or jdbc")
  @Nullable String kind;

  /** The event of a call. */
  static BlockingCallEvent of(BlockingCall call) {
    BlockingCallEvent event = new BlockingCallEvent();
    event.call(call);
    event.kind = call.evidence().operation().kind();
    return event;
  }
}
