// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table of options, in the order in which it is printed. A row that is here is parsed,
 * explained and documented.
 */
public final class OptionTable {
  // First of all fields: the rows below enter themselves.
  private static final Map<String, Option<?>> ROWS = new LinkedHashMap<>();

  private static final ValueType<Boolean> BOOLEAN =
      new WordType<>("true or false", new String[] {"true", "false"}, new Boolean[] {true, false});
  private static final ValueType<Heartbeat> HEARTBEATS =
      new WordType<>(
          "auto, always or never",
          new String[] {"auto", "always", "never"},
          new Heartbeat[] {Heartbeat.AUTO, Heartbeat.ALWAYS, Heartbeat.NEVER});
  private static final ValueType<Blocking> BLOCKINGS =
      new WordType<>(
          "report, throw or off",
          new String[] {"report", "throw", "off"},
          new Blocking[] {Blocking.REPORT, Blocking.THROW, Blocking.OFF});
  private static final ValueType<Long> THRESHOLDS = new DurationType("1ms", "1h");
  private static final ValueType<List<NamePattern>> PATTERNS =
      new ListType<>(new NamePatternType());
  private static final ValueType<String> OUTPUT =
      new PathType("a path; %p pid, %h host, %t start time");

  static final Option<Boolean> ENABLED =
      row("enabled", "true", BOOLEAN, "false turns all of it off");
  static final Option<Boolean> DEBUG =
      row(
          "debug",
          "false",
          BOOLEAN,
          "true: dropped=true, origin=true and heartbeat=always where these are not given; for"
              + " development, as it costs");
  static final Option<Long> THRESHOLD =
      row("threshold", "100ms", THRESHOLDS, "a callback, or a mount, this long is a stall");
  static final Option<Long> LAG_THRESHOLD =
      row("lag.threshold", "100ms", THRESHOLDS, "a lag this long is a warning");
  static final Option<Long> LAG_INTERVAL =
      row(
          "lag.interval",
          "100ms",
          new DurationType("1ms", "1m"),
          "how often each loop's lag is read");
  static final Option<Heartbeat> HEARTBEAT =
      row(
          "heartbeat",
          "auto",
          HEARTBEATS,
          "a real task as heartbeat; auto: only on loops whose queue cannot be read");
  static final Option<Long> ITERATION_THRESHOLD =
      row(
          "iteration.threshold",
          "100ms",
          THRESHOLDS,
          "one turn of the loop (all callbacks between two sleeps) this long is a stall, though no"
              + " callback was");
  static final Option<Long> SAMPLE_INTERVAL =
      row(
          "sample.interval",
          "10ms",
          new DurationType("1ms", "10s"),
          "how often the watchdog looks");
  static final Option<Blocking> BLOCKING =
      row(
          "blocking",
          "report",
          BLOCKINGS,
          "what a blocking call on a loop does; throw: it throws before it blocks, for tests");
  static final Option<Long> BLOCKING_THRESHOLD =
      row(
          "blocking.threshold",
          "1ms",
          new DurationType("0ns", "1h"),
          "a blocking call on a loop this long is reported; 0ns: every one");
  static final Option<Allow> ALLOW =
      row(
          "allow",
          "",
          new AllowType(),
          "blocking calls under these frames, or of these operations, are fine; -row turns a"
              + " built-in row off");
  static final Option<Boolean> CARRIERS =
      row(
          "carriers",
          "true",
          BOOLEAN,
          "watch the carriers of virtual threads, on JDK 21 and later");
  static final Option<Long> PIN_THRESHOLD =
      row(
          "pin.threshold",
          "20ms",
          THRESHOLDS,
          "a virtual thread that waits this long and keeps its carrier is reported");
  static final Option<Boolean> DROPPED =
      row(
          "dropped",
          "false",
          BOOLEAN,
          "report futures that failed on a loop and that nobody ever asked, when they are"
              + " collected");
  static final Option<List<LoopMethod>> LOOPS =
      row(
          "loops",
          "",
          new ListType<>(new LoopMethodType()),
          "further loops: com.acme.GameLoop::tick; each call of the method is a callback");
  static final Option<List<NamePattern>> INCLUDE =
      row("include", "*", PATTERNS, "watch only loops whose thread is named so");
  static final Option<List<NamePattern>> EXCLUDE =
      row("exclude", "", PATTERNS, "of these, do not watch loops whose thread is named so");
  static final Option<List<String>> APP =
      row(
          "app",
          "",
          new ListType<>(new PackageType()),
          "what counts as the application's own code: packages with all under them; learnt from"
              + " the main class and the verticles where not given");
  static final Option<Long> GRACE =
      row(
          "grace",
          "0s",
          new DurationType("0s", "24h"),
          "say nothing for this long after start (histograms are kept)");
  static final Option<LogTarget> LOG =
      row(
          "log",
          "auto",
          new LogTargetType(),
          "where warnings go; auto: the application's SLF4J where it has one, else stderr");
  static final Option<Limit> LOG_LIMIT =
      row(
          "log.limit",
          "5/m",
          new LimitType(),
          "full reports for each distinct culprit; the rest are counted, and the count is told");
  static final Option<String> HISTOGRAMS =
      row(
          "histograms",
          "",
          OUTPUT,
          "path of the HdrHistogram log; none is written where not given");
  static final Option<Long> HISTOGRAMS_INTERVAL =
      row("histograms.interval", "5s", new DurationType("100ms", "1h"), "its interval");
  static final Option<String> EVENTS =
      row(
          "events",
          "",
          OUTPUT,
          "path of the event log (JSON lines); none is written where not given");
  static final Option<Boolean> ORIGIN =
      row(
          "origin",
          "false",
          BOOLEAN,
          "keep who submitted each task and timer, and tell it of one that stalls; costs some"
              + " microseconds a task");
  static final Option<Optional<Endpoint>> HTTP =
      row(
          "http",
          "",
          new EndpointType(),
          "where the live page and /metrics are served; on the loopback where there is no host,"
              + " nowhere where not given");
  static final Option<Boolean> JFR =
      row(
          "jfr",
          "true",
          BOOLEAN,
          "JFR events of stalls, lags, blocking calls and pins, in recordings that run");
  static final Option<Boolean> JMX =
      row(
          "jmx",
          "true",
          BOOLEAN,
          "MBeans: figures, thresholds to be set, what stalled loops and where they block");
  static final Option<String> CONFIG =
      row(
          "config",
          "",
          new PathType("a path"),
          "a properties file with options; any other place overrides it, and it cannot name"
              + " another");

  private OptionTable() {}

  /** All rows. */
  public static Collection<Option<?>> rows() {
    return Collections.unmodifiableCollection(ROWS.values());
  }

  /** All keys, in the order of the rows. */
  public static Set<String> keys() {
    return Collections.unmodifiableSet(ROWS.keySet());
  }

  /** The row with a key, or null. */
  public static @Nullable Option<?> find(String key) {
    return ROWS.get(key);
  }

  private static <T> Option<T> row(
      String key, String defaultText, ValueType<T> type, String meaning) {
    Option<T> row = new Option<>(key, defaultText, type, meaning);
    ROWS.put(key, row);
    return row;
  }
}
