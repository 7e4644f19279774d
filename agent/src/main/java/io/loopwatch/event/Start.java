// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.time.Instant;
import java.util.Map;

/**
 * Loopwatch began to watch.
 *
 * @param time when
 * @param version Loopwatch's version
 * @param options the options in force, key to value as a user would write them
 */
public record Start(Instant time, String version, Map<String, String> options) implements Event {
  /** Copies the map. */
  public Start {
    options = Map.copyOf(options);
  }
}
