// SPDX-License-Identifier: Apache-2.0
package acme;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;

/** Stalls, lags and blocking calls as timers of Micrometer's global registry. */
public final class StallMeters implements LoopwatchListener {
  @Override
  public void event(LoopwatchEvent event) {
    if (!event.isOver()) {
      return;
    }
    Tags tags =
        Tags.of("loop", event.loop(), "cause", event.cause().orElse("unknown"))
            .and("operation", event.operation().orElse("unknown"));
    Metrics.timer("eventloop." + event.type(), tags).record(event.duration());
  }
}
