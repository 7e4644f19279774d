// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * Which loop: one thread that runs callbacks.
 *
 * @param name the thread's name when the loop was found
 * @param kind the framework that it belongs to
 */
public record LoopId(String name, LoopKind kind) {
  /** All carriers of virtual threads together, which share one queue. */
  public static final LoopId CARRIERS = new LoopId("carriers", LoopKind.CARRIER);
}
