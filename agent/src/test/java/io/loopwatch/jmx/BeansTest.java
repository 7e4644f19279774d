// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.Heartbeat;
import io.loopwatch.config.Options;
import io.loopwatch.config.OptionsParser;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.event.Operation;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Clock;
import io.loopwatch.watch.Limits;
import io.loopwatch.watch.LoopLoaders;
import io.loopwatch.watch.Mounting;
import io.loopwatch.watch.Patrol;
import io.loopwatch.watch.Watchdog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the beans come: with somebody who may ask, though nothing has stalled. */
class BeansTest {
  private static final long SECOND = 1_000_000_000L;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final BlockingSites sites = new BlockingSites();
  private final Culprits culprits = new Culprits();
  private final Nobody nobody = new Nobody();
  private final AtomicBoolean stops = new AtomicBoolean();
  private boolean isAsking;
  private int asked;
  private long now;
  private final Watchdog watchdog =
      new Watchdog(
          Clock.SYSTEM,
          new Limits(100, 200, 300, 1_000_000, 400, 500, 10),
          name -> true,
          Heartbeat.NEVER,
          0,
          number -> new Operation("none", "none"),
          () -> Mounting.UNSEEN,
          new LoopLoaders(),
          nobody);
  private final Patrol patrol = new Patrol(watchdog, Clock.SYSTEM, nobody, () -> null, () -> {});
  private final Thread looking = new Thread(() -> patrol.run(stops::get));
  private final Beans beans = beans();

  private Beans beans() {
    Options options = OptionsParser.parse("", new Properties(), Map.of()).options();
    looking.start();
    return new Beans(
        "1.0",
        options,
        new Frames(List.of()),
        sites,
        culprits,
        watchdog,
        patrol,
        notice -> {},
        this::isAsking,
        () -> now);
  }

  private boolean isAsking() {
    asked++;
    return isAsking;
  }

  @AfterEach
  void end() throws InterruptedException {
    beans.end();
    stops.set(true);
    looking.join();
  }

  private boolean isThere() throws Exception {
    return server.isRegistered(new ObjectName(LoopwatchBean.NAME));
  }

  @Test
  void theyComeWithTheServer_andWithinASecond() throws Exception {
    isAsking = true;
    beans.look();
    assertThat(asked).isZero();
    now += SECOND;
    beans.look();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isThere);
    now += SECOND;
    beans.look();
    assertThat(asked).as("once they are there nobody asks any more").isEqualTo(1);
  }

  /** The silent twin. */
  @Test
  void whereNobodyMayAsk_thereAreNone() throws Exception {
    for (int i = 0; i < 25; i++) {
      now += SECOND / 10;
      beans.look();
    }
    assertThat(asked).isEqualTo(2);
    assertThat(isThere()).isFalse();
  }
}
