// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.Event;
import java.util.List;

/**
 * One call, and what was told of it.
 *
 * @param measure by the fixture
 * @param events of things that began while it lasted
 */
record Outcome(Measure measure, List<Event> events) {
  /** All blocking calls, and the call's own stalls: others are the machine's. */
  List<Event> told(Operation operation) {
    return events.stream()
        .filter(event -> event.is("blocking") || event.is("culprit.class", operation.type()))
        .toList();
  }
}
