// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.CulpritTotals;
import io.loopwatch.event.LoopTotals;

/** What is expected of the tables of {@code stop}. */
final class ExpectedTotals {
  private ExpectedTotals() {}

  static LoggedLoop loop(LoopTotals loop) {
    return new LoggedLoop(
        Utf8.of(loop.loop().name()),
        loop.loop().kind().label(),
        loop.callbacks(),
        loop.iterations(),
        loop.stalls(),
        loop.overNanos(),
        loop.utilization(),
        loop.maxCallbackNanos(),
        loop.maxLagNanos());
  }

  static LoggedCulprit culprit(CulpritTotals culprit) {
    return new LoggedCulprit(
        culprit.cause().label(),
        Expected.utf8(culprit.operation()),
        Expected.frame(culprit.culprit()),
        Expected.utf8(culprit.loop()),
        culprit.count(),
        culprit.totalNanos(),
        culprit.maxNanos(),
        culprit.overNanos());
  }

  static LoggedBlocking site(BlockingSite site) {
    return new LoggedBlocking(
        Utf8.of(site.operation()),
        Utf8.of(site.kind()),
        Expected.frame(site.culprit()),
        site.count(),
        site.totalNanos(),
        site.maxNanos(),
        site.p50Nanos(),
        site.p99Nanos());
  }
}
