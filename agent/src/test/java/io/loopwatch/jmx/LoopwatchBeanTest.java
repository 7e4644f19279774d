// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.totals.Culprits;
import io.loopwatch.totals.Stalls;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopwatchBeanTest {
  private static final long MILLI = 1_000_000;

  @Test
  void bean_tellsTotalsLoopsAndCulprits() {
    Culprits culprits = new Culprits();
    States none = new States(List::of, System::nanoTime);
    LoopwatchMXBean bean = new LoopwatchBean("1.0", culprits, none, null, List::of, null);
    assertThat(bean.getVersion()).isEqualTo("1.0");
    assertThat(bean.getSummary()).endsWith("\nnothing has stalled a loop");
    culprits.add(Stalls.ended(120, 42));

    assertThat(bean.getStalls()).isEqualTo(1);
    assertThat(bean.getBlockedNanos()).isEqualTo(120 * MILLI);
    assertThat(bean.getOverNanos()).isEqualTo(20 * MILLI);
    assertThat(bean.getLongestNanos()).isEqualTo(120 * MILLI);
    assertThat(bean.getSummary())
        .isEqualTo(
            "all loops: 1 stall, 120 ms blocked, 20 ms over the threshold, longest 120 ms"
                + "\n\tloop-1: 1 stall, 120 ms blocked, 20 ms over the threshold, longest 120 ms"
                + "\nwhat stalled your loops:"
                + "\n\t120 ms in 1 × blocking, Thread.sleep at"
                + " com.acme.Orders.load(Orders.java:42), longest 120 ms, over the threshold 20"
                + " ms");
  }
}
