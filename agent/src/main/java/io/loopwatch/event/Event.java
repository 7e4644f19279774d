// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;

/** Something that reporters are told. */
public sealed interface Event
    permits Stall, Lag, Flood, BlockingCall, Dropped, Suppressed, Notice, Start, Stop, Interval {
  /** The instant at which it began. */
  Instant time();
}
