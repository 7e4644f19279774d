// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.BlockingSite;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockingSitesTest {
  private static final long MILLI = 1_000_000;

  private final BlockingSites sites = new BlockingSites();

  private static BlockingCall call(String operation, int line, long nanos, long count) {
    return new BlockingCall(
        new BlockingEvidence(
            1,
            Instant.EPOCH,
            new LoopId("loop-1", LoopKind.NETTY),
            nanos,
            count,
            MILLI,
            new Operation("row", "file"),
            List.of(),
            Map.of(),
            0),
        operation,
        new StackTraceElement("com.acme.Orders", "load", "Orders.java", line),
        null);
  }

  @Test
  void callsOfOneLine_areOneSite() {
    sites.add(call("Files.readString", 42, 2 * MILLI, 1));
    sites.add(call("Files.readString", 42, 6 * MILLI, 1));

    BlockingSite site = sites.worst(10).get(0);
    assertThat(site.operation()).isEqualTo("Files.readString");
    assertThat(site.kind()).isEqualTo("file");
    assertThat(site.culprit().getLineNumber()).isEqualTo(42);
    assertThat(site.count()).isEqualTo(2);
    assertThat(site.totalNanos()).isEqualTo(8 * MILLI);
    assertThat(site.maxNanos()).isEqualTo(6 * MILLI);
    assertThat(site.p50Nanos()).isBetween(2 * MILLI, 2 * MILLI + MILLI / 50);
    assertThat(site.p99Nanos()).isEqualTo(6 * MILLI);
  }

  @Test
  void otherLines_andOtherOperations_areOtherSites_longestFirst() {
    sites.add(call("Files.readString", 42, 2 * MILLI, 1));
    sites.add(call("Files.readString", 43, 9 * MILLI, 1));
    sites.add(call("Thread.sleep", 42, 5 * MILLI, 1));

    assertThat(sites.worst(10))
        .extracting(BlockingSite::totalNanos)
        .containsExactly(9 * MILLI, 5 * MILLI, 2 * MILLI);
    assertThat(sites.worst(1)).hasSize(1);
  }

  @Test
  void callThatStandsForOthers_countsAsAllOfThem() {
    sites.add(call("FileOutputStream.write", 42, MILLI, 100));

    BlockingSite site = sites.worst(10).get(0);
    assertThat(site.count()).isEqualTo(100);
    assertThat(site.maxNanos()).isEqualTo(MILLI / 100);
    assertThat(site.p50Nanos()).isEqualTo(MILLI / 100);
  }

  @Test
  void sitesBeyondTheBound_areOne_andNoTimeIsLost() {
    for (int line = 1; line <= 2_100; line++) {
      sites.add(call("Thread.sleep", line, MILLI, 1));
    }

    List<BlockingSite> all = sites.worst(Integer.MAX_VALUE);
    assertThat(all).hasSize(2_001);
    assertThat(all.get(0).operation()).isEqualTo("others");
    assertThat(all.stream().mapToLong(BlockingSite::totalNanos).sum()).isEqualTo(2_100 * MILLI);
  }

  @Test
  void noCall_noSite() {
    assertThat(sites.isEmpty()).isTrue();
    assertThat(sites.worst(10)).isEmpty();
  }
}
