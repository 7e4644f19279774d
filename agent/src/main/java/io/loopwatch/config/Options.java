// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options in force, all within their ranges. Immutable and safe to hand between threads.
 * Durations are nanoseconds.
 */
public final class Options {
  private final Map<Option<?>, Setting<?>> settings;

  /**
   * Options.
   *
   * @param settings one for each row of the table
   */
  Options(Map<Option<?>, Setting<?>> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Whether anything is to be done at all. */
  public boolean enabled() {
    return get(OptionTable.ENABLED);
  }

  /** A callback this long is a stall; 1 ms to 1 h. */
  public long thresholdNanos() {
    return get(OptionTable.THRESHOLD);
  }

  /** A lag this long is a warning; 1 ms to 1 h. */
  public long lagThresholdNanos() {
    return get(OptionTable.LAG_THRESHOLD);
  }

  /** How often each loop's lag is read; 1 ms to 1 min. */
  public long lagIntervalNanos() {
    return get(OptionTable.LAG_INTERVAL);
  }

  /** Which loops get a real task as heartbeat. */
  public Heartbeat heartbeat() {
    return get(OptionTable.HEARTBEAT);
  }

  /** One turn of the loop this long is a stall; 1 ms to 1 h. */
  public long iterationThresholdNanos() {
    return get(OptionTable.ITERATION_THRESHOLD);
  }

  /** How often the watchdog looks; 1 ms to 10 s, and not held to be below the thresholds. */
  public long sampleIntervalNanos() {
    return get(OptionTable.SAMPLE_INTERVAL);
  }

  /** What becomes of a blocking call on a loop. */
  public Blocking blocking() {
    return get(OptionTable.BLOCKING);
  }

  /** A blocking call on a loop this long is reported; 0, which is every one, to 1 h. */
  public long blockingThresholdNanos() {
    return get(OptionTable.BLOCKING_THRESHOLD);
  }

  /** Which blocking calls on a loop are fine. */
  public Allow allow() {
    return get(OptionTable.ALLOW);
  }

  /** Whether the carriers of virtual threads are watched. */
  public boolean carriers() {
    return get(OptionTable.CARRIERS);
  }

  /** A virtual thread that waits this long on its carrier is reported; range of a threshold. */
  public long pinThresholdNanos() {
    return get(OptionTable.PIN_THRESHOLD);
  }

  /** Whether failed futures that nobody asks are reported. */
  public boolean dropped() {
    return get(OptionTable.DROPPED);
  }

  /** Methods each call of which is a callback; unmodifiable, empty for none. */
  public List<LoopMethod> loops() {
    return get(OptionTable.LOOPS);
  }

  /**
   * A loop is watched only if its thread's name matches one of these; unmodifiable, never empty.
   */
  public List<NamePattern> include() {
    return get(OptionTable.INCLUDE);
  }

  /**
   * A loop is not watched if its thread's name matches one of these; unmodifiable, empty for none.
   */
  public List<NamePattern> exclude() {
    return get(OptionTable.EXCLUDE);
  }

  /** Whether {@link #include()} and {@link #exclude()} let a loop be watched. */
  public boolean watches(String threadName) {
    return anyMatches(include(), threadName) && !anyMatches(exclude(), threadName);
  }

  /**
   * The application's own packages, each with all packages under it; unmodifiable, empty where they
   * are to be learnt. {@code com.acme} does not stand for {@code com.acmeother}.
   */
  public List<String> app() {
    return get(OptionTable.APP);
  }

  /** Nothing is said for this long after start; 0 to 24 h. */
  public long graceNanos() {
    return get(OptionTable.GRACE);
  }

  /** Where warnings go. */
  public LogTarget log() {
    return get(OptionTable.LOG);
  }

  /** How many full reports each distinct culprit gets. */
  public Limit logLimit() {
    return get(OptionTable.LOG_LIMIT);
  }

  /**
   * Path of the histogram log, with its {@code %p %h %t} as they were written, or null for none.
   */
  public @Nullable String histograms() {
    return pathOrNull(OptionTable.HISTOGRAMS);
  }

  /** The interval of the histogram log; 100 ms to 1 h. */
  public long histogramsIntervalNanos() {
    return get(OptionTable.HISTOGRAMS_INTERVAL);
  }

  /** Path of the event log, with its {@code %p %h %t} as they were written, or null for none. */
  public @Nullable String events() {
    return pathOrNull(OptionTable.EVENTS);
  }

  /** Whether it is kept who submitted each task and timer. */
  public boolean origin() {
    return get(OptionTable.ORIGIN);
  }

  /** Where the live page and the metrics are served, or null for nowhere. */
  public @Nullable Endpoint http() {
    return get(OptionTable.HTTP).orElse(null);
  }

  /** Whether there are JFR events. */
  public boolean jfr() {
    return get(OptionTable.JFR);
  }

  /** Whether there are MBeans. */
  public boolean jmx() {
    return get(OptionTable.JMX);
  }

  /**
   * The value in force of every option by its key, as it was written; empty for none. In the order
   * of the table.
   */
  public Map<String, String> effective() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Option<?> option : OptionTable.rows()) {
      texts.put(option.key(), setting(option).text());
    }
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Where each option that somebody gave came from, by its key, as in "environment variable
   * LOOPWATCH_GRACE". In the order of the table.
   */
  public Map<String, String> origins() {
    Map<String, String> origins = new LinkedHashMap<>();
    for (Option<?> option : OptionTable.rows()) {
      if (!setting(option).origin().equals(Setting.DEFAULT)) {
        origins.put(option.key(), setting(option).origin());
      }
    }
    return Collections.unmodifiableMap(origins);
  }

  @SuppressWarnings("unchecked") // A setting is stored under its own option only.
  <T> Setting<T> setting(Option<T> option) {
    return (Setting<T>) Objects.requireNonNull(settings.get(option));
  }

  private <T> T get(Option<T> option) {
    return setting(option).value();
  }

  private @Nullable String pathOrNull(Option<String> option) {
    String path = get(option);
    return path.isEmpty() ? null : path;
  }

  private static boolean anyMatches(List<NamePattern> patterns, String name) {
    for (NamePattern pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }
}
