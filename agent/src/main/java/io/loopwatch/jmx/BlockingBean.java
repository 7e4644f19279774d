// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.BlockingSite;
import io.loopwatch.report.CallText;
import io.loopwatch.totals.BlockingSites;

/** Answers requests for where loops block. Any thread may ask. */
final class BlockingBean implements BlockingMXBean {
  static final String NAME = "io.loopwatch:type=Blocking";
  private static final int SHOWN = 10;

  private final BlockingSites sites;

  BlockingBean(BlockingSites sites) {
    this.sites = sites;
  }

  @Override
  public String getWorst() {
    return CallText.table(sites.worst(SHOWN));
  }

  @Override
  public long getCalls() {
    return sites.worst(Integer.MAX_VALUE).stream().mapToLong(BlockingSite::count).sum();
  }

  @Override
  public long getTotalNanos() {
    return sites.worst(Integer.MAX_VALUE).stream().mapToLong(BlockingSite::totalNanos).sum();
  }
}
