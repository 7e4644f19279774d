// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * What the scheduler of virtual threads was doing; −1 where a figure is not known.
 *
 * @param parallelism carriers that it means to keep busy
 * @param poolSize carriers that it has
 * @param mounted carriers that run a virtual thread
 * @param queued virtual threads that wait for a carrier
 */
public record LoggedScheduler(long parallelism, long poolSize, long mounted, long queued) {
  static LoggedScheduler of(Members scheduler) throws DamagedLine {
    return new LoggedScheduler(
        scheduler.or(-1L, "parallelism", Members::number),
        scheduler.or(-1L, "poolSize", Members::number),
        scheduler.or(-1L, "mounted", Members::number),
        scheduler.or(-1L, "queued", Members::number));
  }
}
