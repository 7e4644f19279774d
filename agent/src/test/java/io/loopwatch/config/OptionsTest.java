// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Right values, and what they become. */
class OptionsTest {
  @Test
  void defaultsAreThoseOfTheInterface() {
    assertThat(Given.nothing().options().effective())
        .containsExactly(
            entry("enabled", "true"),
            entry("debug", "false"),
            entry("threshold", "100ms"),
            entry("lag.threshold", "100ms"),
            entry("lag.interval", "100ms"),
            entry("heartbeat", "auto"),
            entry("iteration.threshold", "100ms"),
            entry("sample.interval", "10ms"),
            entry("blocking", "report"),
            entry("blocking.threshold", "1ms"),
            entry("allow", ""),
            entry("carriers", "true"),
            entry("pin.threshold", "20ms"),
            entry("dropped", "false"),
            entry("loops", ""),
            entry("include", "*"),
            entry("exclude", ""),
            entry("app", ""),
            entry("grace", "0s"),
            entry("log", "auto"),
            entry("log.limit", "5/m"),
            entry("histograms", ""),
            entry("histograms.interval", "5s"),
            entry("events", ""),
            entry("origin", "false"),
            entry("http", ""),
            entry("jfr", "true"),
            entry("jmx", "true"),
            entry("config", ""));
  }

  @Test
  void anEndpointHasAHost_theLoopbackWhereItIsNotGiven() {
    assertThat(Given.nothing().options().http()).isNull();
    assertThat(Given.agent("http=9464").options().http()).hasToString("127.0.0.1:9464");
    assertThat(Given.agent("http=0.0.0.0:0").options().http()).hasToString("0.0.0.0:0");
    assertThat(Given.agent("http=my-host.local:1").options().http())
        .isEqualTo(new Endpoint("my-host.local", 1));
    assertThat(Given.agent("http=[::1]:65535").options().http())
        .isEqualTo(new Endpoint("::1", 65_535))
        .hasToString("[::1]:65535");
  }

  @Test
  void defaultsAreTyped() {
    Options options = Given.nothing().options();

    assertThat(options.enabled()).isTrue();
    assertThat(options.thresholdNanos()).isEqualTo(millis(100));
    assertThat(options.lagThresholdNanos()).isEqualTo(millis(100));
    assertThat(options.lagIntervalNanos()).isEqualTo(millis(100));
    assertThat(options.heartbeat()).isEqualTo(Heartbeat.AUTO);
    assertThat(options.iterationThresholdNanos()).isEqualTo(millis(100));
    assertThat(options.sampleIntervalNanos()).isEqualTo(millis(10));
    assertThat(options.blocking()).isEqualTo(Blocking.REPORT);
    assertThat(options.blockingThresholdNanos()).isEqualTo(millis(1));
    assertThat(options.allow().operations()).isEmpty();
    assertThat(options.carriers()).isTrue();
    assertThat(options.pinThresholdNanos()).isEqualTo(millis(20));
    assertThat(options.loops()).isEmpty();
    assertThat(options.watches("any thread")).isTrue();
    assertThat(options.app()).isEmpty();
    assertThat(options.graceNanos()).isZero();
    assertThat(options.log()).isSameAs(LogTarget.AUTO);
    assertThat(options.logLimit()).isEqualTo(new Limit(5, TimeUnit.MINUTES.toNanos(1)));
    assertThat(options.histograms()).isNull();
    assertThat(options.histogramsIntervalNanos()).isEqualTo(millis(5_000));
    assertThat(options.events()).isNull();
    assertThat(options.origin()).isFalse();
    assertThat(options.jfr()).isTrue();
    assertThat(options.jmx()).isTrue();
  }

  @Test
  void anEmptyAgentArgumentGivesNothing() {
    assertThat(Given.agent("").options().origins()).isEmpty();
    assertThat(Given.agent(" ").options().origins()).isEmpty();
  }

  @Test
  void everyUnitOfTime() {
    assertThat(Given.agent("grace=1ns").options().graceNanos()).isEqualTo(1);
    assertThat(Given.agent("grace=2us").options().graceNanos()).isEqualTo(2_000);
    assertThat(Given.agent("grace=3ms").options().graceNanos()).isEqualTo(3_000_000);
    assertThat(Given.agent("grace=4s").options().graceNanos()).isEqualTo(4_000_000_000L);
    assertThat(Given.agent("grace=5m").options().graceNanos()).isEqualTo(300_000_000_000L);
    assertThat(Given.agent("grace=6h").options().graceNanos()).isEqualTo(21_600_000_000_000L);
  }

  @Test
  void boundsAreAllowed() {
    assertThat(Given.agent("threshold=1ms").options().thresholdNanos()).isEqualTo(millis(1));
    assertThat(Given.agent("threshold=1000us").options().thresholdNanos()).isEqualTo(millis(1));
    assertThat(Given.agent("threshold=60m").options().thresholdNanos())
        .isEqualTo(TimeUnit.HOURS.toNanos(1));
    assertThat(Given.agent("log.limit=1000000/s").options().logLimit())
        .isEqualTo(new Limit(1_000_000, TimeUnit.SECONDS.toNanos(1)));
    assertThat(Given.agent("log.limit=1/h").options().logLimit())
        .isEqualTo(new Limit(1, TimeUnit.HOURS.toNanos(1)));
  }

  @Test
  void pathsMayHoldColonsEqualsSignsAndBackslashes() {
    Options options =
        Given.agent("histograms=C:\\a b\\k=v\\run-%p.hlog,events=/tmp/a=b:c/%h-%t.jsonl").options();

    assertThat(options.histograms()).isEqualTo("C:\\a b\\k=v\\run-%p.hlog");
    assertThat(options.events()).isEqualTo("/tmp/a=b:c/%h-%t.jsonl");
  }

  @Test
  void logTargets() {
    assertThat(Given.agent("log=application").options().log()).isSameAs(LogTarget.APPLICATION);
    assertThat(Given.agent("log=stderr").options().log()).isSameAs(LogTarget.STDERR);
    assertThat(Given.agent("log=./stderr").options().log().path()).isEqualTo("./stderr");
    assertThat(Given.agent("log=loopwatch.log").options().log().path()).isEqualTo("loopwatch.log");
  }

  @Test
  void listsOfMethodsAndPackages() {
    Options options =
        Given.agent("loops=com.acme.A$B::tick; Main::run,app=com.acme;org.acme").options();

    assertThat(options.loops())
        .containsExactly(new LoopMethod("com.acme.A$B", "tick"), new LoopMethod("Main", "run"));
    assertThat(options.app()).containsExactly("com.acme", "org.acme");
  }

  @Test
  void whatIsIncludedAndNotExcludedIsWatched() {
    Options options = Given.agent("include=nio*;vert.x-*,exclude=*-1").options();

    assertThat(options.watches("nioEventLoopGroup-2-3")).isTrue();
    assertThat(options.watches("vert.x-eventloop-thread-0")).isTrue();
    assertThat(options.watches("nioEventLoopGroup-2-1")).isFalse();
    assertThat(options.watches("main")).isFalse();
  }

  @Test
  void enabledAndHeartbeat() {
    Options options = Given.agent("enabled=false, heartbeat = never").options();

    assertThat(options.enabled()).isFalse();
    assertThat(options.heartbeat()).isEqualTo(Heartbeat.NEVER);
    assertThat(Given.agent("heartbeat=always").options().heartbeat()).isEqualTo(Heartbeat.ALWAYS);
  }

  @Test
  void blockingCalls() {
    assertThat(Given.agent("blocking=report").options().blocking()).isEqualTo(Blocking.REPORT);
    assertThat(Given.agent("blocking=throw").options().blocking()).isEqualTo(Blocking.THROW);
    assertThat(Given.agent("blocking=off").options().blocking()).isEqualTo(Blocking.OFF);
    assertThat(Given.agent("blocking.threshold=0ns").options().blockingThresholdNanos()).isZero();
    assertThat(Given.agent("blocking.threshold=1h").options().blockingThresholdNanos())
        .isEqualTo(TimeUnit.HOURS.toNanos(1));
    assertThat(Given.agent("jmx=false").options().jmx()).isFalse();
    assertThat(Given.agent("jfr=false").options().jfr()).isFalse();
    assertThat(Given.agent("origin=true").options().origin()).isTrue();
  }

  @Test
  void carriersAndPins() {
    assertThat(Given.agent("carriers=false").options().carriers()).isFalse();
    assertThat(Given.agent("pin.threshold=1ms").options().pinThresholdNanos()).isEqualTo(millis(1));
    assertThat(Given.agent("pin.threshold=1h").options().pinThresholdNanos())
        .isEqualTo(TimeUnit.HOURS.toNanos(1));
    assertThat(
            Given.nothing()
                .env("LOOPWATCH_PIN_THRESHOLD", "5ms")
                .property("loopwatch.carriers", "false")
                .options()
                .origins())
        .containsOnlyKeys("carriers", "pin.threshold");
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
