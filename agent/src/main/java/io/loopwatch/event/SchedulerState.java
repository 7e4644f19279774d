// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import java.util.List;

/**
 * What the scheduler of virtual threads is doing. A figure that the JDK does not tell is −1.
 *
 * @param parallelism carriers that it means to keep busy
 * @param poolSize carriers that it has
 * @param mounted carriers that run a virtual thread
 * @param queued virtual threads that wait for a carrier
 * @param isStarved whether every carrier is held, so that no virtual thread gets on
 * @param holders who holds them, those first that have done so longest; told with the first report
 */
public record SchedulerState(
    int parallelism,
    int poolSize,
    int mounted,
    long queued,
    boolean isStarved,
    List<Holder> holders) {
  /** Copies the list. */
  public SchedulerState {
    holders = List.copyOf(holders);
  }

  /** The same with other holders. */
  public SchedulerState with(List<Holder> others) {
    return new SchedulerState(parallelism, poolSize, mounted, queued, isStarved, others);
  }
}
