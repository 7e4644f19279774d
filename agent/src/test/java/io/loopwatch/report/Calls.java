// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.Operation;
import java.util.List;
import java.util.Map;

/** Blocking calls for tests. */
final class Calls {
  private Calls() {}

  /** One that lasted 3.1 ms; in a stall where its number is not 0. */
  static BlockingCall sleep(long id, long stallId) {
    return new BlockingCall(
        new BlockingEvidence(
            id,
            Events.START,
            Events.LOOP,
            3_100_000,
            1,
            1_000_000,
            new Operation("Thread.sleep", "sleep"),
            List.of(Events.SLEEP, Events.LOAD),
            Map.of("verticle", "com.acme.OrdersVerticle"),
            stallId),
        "TimeUnit.sleep",
        Events.LOAD,
        "com.acme.Handler");
  }

  /** One of which neither stack nor context is known. */
  static BlockingCall bare() {
    return new BlockingCall(
        new BlockingEvidence(
            18,
            Events.START,
            Events.LOOP,
            3_100_000,
            1,
            1_000_000,
            new Operation("Thread.sleep", "sleep"),
            List.of(),
            Map.of(),
            0),
        "Thread.sleep",
        null,
        null);
  }

  static BlockingSite site() {
    return new BlockingSite(
        "FileOutputStream.write",
        "file",
        Events.LOAD,
        38,
        41_000_000,
        9_000_000,
        1_000_000,
        8_000_000);
  }
}
