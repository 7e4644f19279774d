// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

/** What is measured on virtual threads. */
public enum CarrierOperation {
  /** A thread that has the scheduler for itself. */
  YIELD_ONE("yield, one thread", 10_000),
  /** Two that take turns on one carrier, or have one each. */
  YIELD_TWO("yield, two threads", 10_000),
  /** There and back. */
  PARK_PING_PONG("park/unpark round trip", 3_000),
  /** From its start to its end. */
  SPAWN("a thread that does nothing", 5_000);

  private final String label;
  private final int times;

  CarrierOperation(String label, int times) {
    this.label = label;
    this.times = times;
  }

  /** For a table. */
  public String label() {
    return label;
  }

  /** So many of them in a batch: a few milliseconds. */
  int times() {
    return times;
  }

  Exercise open() {
    return switch (this) {
      case YIELD_ONE -> new Yields(1);
      case YIELD_TWO -> new Yields(2);
      case PARK_PING_PONG -> new PingPong();
      case SPAWN -> new Spawns();
    };
  }
}
