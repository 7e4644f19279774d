// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.event.LoopState;
import io.loopwatch.report.StateText;
import io.loopwatch.report.SummaryText;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Limits;
import java.util.List;
import java.util.function.Supplier;

/** Answers requests for what stalled loops, and sets thresholds. Any thread may ask. */
final class LoopwatchBean implements LoopwatchMXBean {
  static final String NAME = "io.loopwatch:type=Loopwatch";
  private static final int SHOWN = 10;

  private final String version;
  private final Culprits culprits;
  private final States states;
  private final LimitSetting limits;
  private final Supplier<List<LoopState>> stacks;
  private final LiveFigures live;

  /**
   * Makes one.
   *
   * @param version the agent's
   * @param stacks gives all states as of now, with stacks
   */
  LoopwatchBean(
      String version,
      Culprits culprits,
      States states,
      LimitSetting limits,
      Supplier<List<LoopState>> stacks,
      LiveFigures live) {
    this.version = version;
    this.culprits = culprits;
    this.states = states;
    this.limits = limits;
    this.stacks = stacks;
    this.live = live;
  }

  @Override
  public String getSummary() {
    return SummaryText.of(culprits.all(), culprits.worstLoops(SHOWN), culprits.worst(SHOWN));
  }

  @Override
  public long getStalls() {
    return culprits.all().stalls();
  }

  @Override
  public long getBlockedNanos() {
    return culprits.all().blockedNanos();
  }

  @Override
  public long getOverNanos() {
    return culprits.all().overNanos();
  }

  @Override
  public long getLongestNanos() {
    return culprits.all().longestNanos();
  }

  @Override
  public String getVersion() {
    return version;
  }

  @Override
  public LoopFigures[] getFigures() {
    return live.all();
  }

  @Override
  public int getLoops() {
    return states.get().size();
  }

  @Override
  public long getThresholdNanos() {
    return limits.get().callbackNanos();
  }

  @Override
  public void setThresholdNanos(long nanos) {
    long checked = LimitSetting.checked(nanos);
    limits.change(old -> of(old, checked, old.turnNanos(), old.lagNanos()));
  }

  @Override
  public long getIterationThresholdNanos() {
    return limits.get().turnNanos();
  }

  @Override
  public void setIterationThresholdNanos(long nanos) {
    long checked = LimitSetting.checked(nanos);
    limits.change(old -> of(old, old.callbackNanos(), checked, old.lagNanos()));
  }

  @Override
  public long getLagThresholdNanos() {
    return limits.get().lagNanos();
  }

  @Override
  public void setLagThresholdNanos(long nanos) {
    long checked = LimitSetting.checked(nanos);
    limits.change(old -> of(old, old.callbackNanos(), old.turnNanos(), checked));
  }

  @Override
  public long getBlockingThresholdNanos() {
    return limits.get().blockingNanos();
  }

  @Override
  public void setBlockingThresholdNanos(long nanos) {
    long checked = limits.checkedBlocking(nanos);
    limits.change(old -> ofCalls(old, checked, old.pinNanos()));
  }

  @Override
  public long getPinThresholdNanos() {
    return limits.get().pinNanos();
  }

  @Override
  public void setPinThresholdNanos(long nanos) {
    long checked = LimitSetting.checked(nanos);
    limits.change(old -> ofCalls(old, old.blockingNanos(), checked));
  }

  @Override
  public String dumpNow() {
    return StateText.of(stacks.get());
  }

  private static Limits of(Limits old, long callback, long turn, long lag) {
    return new Limits(
        callback,
        turn,
        lag,
        old.lagIntervalNanos(),
        old.blockingNanos(),
        old.pinNanos(),
        old.sampleNanos());
  }

  private static Limits ofCalls(Limits old, long blocking, long pin) {
    return new Limits(
        old.callbackNanos(),
        old.turnNanos(),
        old.lagNanos(),
        old.lagIntervalNanos(),
        blocking,
        pin,
        old.sampleNanos());
  }
}
