// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.ProcessName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One loop of one process; all carriers of virtual threads of a process are one. Filled by one
 * thread, read when all is in.
 */
public final class LoopRun {
  private static final String CARRIERS = "carriers";
  private static final Measure[] BUSY = {Measure.ITERATION, Measure.CALLBACK};

  private final int index;
  private final @Nullable ProcessName process;
  private final Thresholds thresholds;
  private final Map<Measure, Series> series = new EnumMap<>(Measure.class);
  private String name;
  private String kind = "";
  private double told = Double.NaN;
  private double @Nullable [] utilizations;
  private double utilization = Double.NaN;
  private double late = Double.NaN;
  private long stalls;
  private long blockedNanos;

  LoopRun(int index, @Nullable ProcessName process, String name, Thresholds thresholds) {
    this.index = index;
    this.process = process;
    this.name = name;
    this.thresholds = thresholds;
  }

  /** Index in {@link Run#loops()}. */
  public int index() {
    return index;
  }

  /** Who it belongs to; null where no file tells. */
  public @Nullable ProcessName process() {
    return process;
  }

  /** The thread's name; where only histograms are known, as in their tags. */
  public String name() {
    return name;
  }

  /** {@code netty}, {@code vertx}, {@code custom}, {@code carrier}; empty where no event tells. */
  public String kind() {
    return kind;
  }

  /** Whether it stands for all carriers of virtual threads. */
  public boolean isCarriers() {
    return name.equals(CARRIERS);
  }

  /** What has been counted of it. */
  public Set<Measure> measures() {
    return series.keySet();
  }

  /** Over time; null where nothing was counted. */
  public @Nullable Series series(Measure measure) {
    return series.get(measure);
  }

  /** In all; null where nothing was counted. */
  public @Nullable Histogram histogram(Measure measure) {
    Series known = series.get(measure);
    return known == null ? null : known.histogram();
  }

  /** Part of its life that it was awake, 0 to 1; not a number where nobody knows. */
  public double utilization() {
    return Double.isNaN(utilization) ? told : utilization;
  }

  /** The same for each step of the time line, or null. */
  public double @Nullable [] utilizations() {
    return utilizations == null ? null : utilizations.clone();
  }

  /**
   * Part of the time in which a task would have waited longer than {@code lag.threshold}, 0 to 1;
   * not a number where lag was not counted.
   */
  public double late() {
    return late;
  }

  private double reckonLate() {
    Histogram lag = histogram(Measure.LAG);
    if (lag == null || lag.getTotalCount() == 0) {
      return Double.NaN;
    }
    long over = lag.nextNonEquivalentValue(thresholds.lagNanos());
    long most = lag.getMaxValue();
    return over > most ? 0 : (double) lag.getCountBetweenValues(over, most) / lag.getTotalCount();
  }

  /** The thresholds of its process. */
  public Thresholds thresholds() {
    return thresholds;
  }

  /** Stalls and turns that took too long. */
  public long stalls() {
    return stalls;
  }

  /** How long they took together. */
  public long blockedNanos() {
    return blockedNanos;
  }

  void add(Measure measure, Series counted) {
    series.put(measure, counted);
  }

  /** From an event: its own name, and what it is. */
  void known(String ownName, String ownKind) {
    name = ownName;
    kind = ownKind.isEmpty() ? kind : ownKind;
  }

  void stalled(long nanos) {
    stalls++;
    blockedNanos += Math.max(0, nanos);
  }

  /** What the agent itself told as it stopped: for where histograms do not tell. */
  void utilization(double part) {
    told = part;
  }

  /** When all is in: utilization from how long its turns, or else its callbacks, took. */
  void reckon(Grid grid) {
    late = reckonLate();
    for (Measure measure : BUSY) {
      Series busy = series.get(measure);
      if (busy != null) {
        utilizations = Utilization.of(busy, grid);
        utilization = Utilization.overall(busy);
        return;
      }
    }
  }
}
