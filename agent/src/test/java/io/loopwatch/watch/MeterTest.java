// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a thread's time went between two readings. */
class MeterTest {
  private static final long MILLI = 1_000_000;

  @TempDir Path group;

  private final PlayedCounters vm = new PlayedCounters();
  private final Pauses pauses = new Pauses(vm, vm::own, 0);
  private final Thread thread = Thread.currentThread();
  private long cpu;
  private long queued;
  private long clock;

  private Meter meter() throws IOException {
    Files.writeString(group.resolve("cpu.max"), "50000 100000\n");
    throttled(0);
    Path memberships = Files.writeString(group.resolve("memberships"), "0::/\n");
    Steal steal = Steal.of(group.resolve("stat"), () -> clock);
    return new Meter(pauses, of -> cpu, of -> queued, Quota.under(group, memberships), steal);
  }

  private void throttled(long millis) throws IOException {
    Files.writeString(group.resolve("cpu.stat"), "throttled_usec " + millis * 1_000 + "\n");
  }

  @Test
  void usage_isTheDifference() throws IOException {
    Meter meter = meter();
    cpu = 10 * MILLI;
    queued = 20 * MILLI;
    Meter.Reading first = meter.read(thread, 100 * MILLI);
    cpu += 30 * MILLI;
    queued += 5 * MILLI;
    throttled(4);
    vm.collect(7 * MILLI);
    pauses.look(195 * MILLI, 188 * MILLI);
    Meter.Reading last = meter.read(thread, 200 * MILLI);

    assertThat(meter.usage(first, last, 50 * MILLI, 200 * MILLI))
        .isEqualTo(new Usage(100 * MILLI, 30 * MILLI, 7 * MILLI, 0, 0, 5 * MILLI, 4 * MILLI, 0));
  }

  @Test
  void whatIsUnknownOnce_isUnknown() throws IOException {
    Meter meter = meter();
    cpu = -1;
    queued = -1;
    Meter.Reading first = meter.read(thread, 100 * MILLI);
    cpu = 30 * MILLI;
    queued = 5 * MILLI;
    Meter.Reading last = meter.read(thread, 200 * MILLI);

    Usage usage = meter.usage(first, last, 100 * MILLI, 200 * MILLI);
    assertThat(usage.cpuNanos()).isEqualTo(-1);
    assertThat(usage.queuedNanos()).isEqualTo(-1);
  }

  /** The system counts a wait when it is over, and the rests of all processors together. */
  @Test
  void rests_areNoLongerThanTheTime_andWaitsAsTheyAreCounted() throws IOException {
    Meter meter = meter();
    Meter.Reading first = meter.read(thread, 100 * MILLI);
    queued += 500 * MILLI;
    throttled(800);
    Meter.Reading last = meter.read(thread, 200 * MILLI);

    Usage usage = meter.usage(first, last, 100 * MILLI, 200 * MILLI);
    assertThat(usage.queuedNanos()).isEqualTo(500 * MILLI);
    assertThat(usage.throttledNanos()).isEqualTo(100 * MILLI);
  }

  @Test
  void steal_isNoLongerThanTheTime() throws IOException {
    Meter meter = meter();
    stolen(100);
    Meter.Reading first = meter.read(thread, 100 * MILLI);
    stolen(103);
    Meter.Reading second = meter.read(thread, 200 * MILLI);
    stolen(200);
    Meter.Reading last = meter.read(thread, 300 * MILLI);

    assertThat(meter.usage(first, second, 0, 200 * MILLI).stolenNanos()).isEqualTo(30 * MILLI);
    assertThat(meter.usage(second, last, 0, 300 * MILLI).stolenNanos()).isEqualTo(100 * MILLI);
    assertThat(last.at(250 * MILLI, second).stolen()).isSameAs(last.stolen());
  }

  private void stolen(long ticks) throws IOException {
    clock += 100 * MILLI;
    Files.writeString(
        group.resolve("stat"), "cpu 0 0 0 0 0 0 0 999\ncpu0 0 0 0 0 0 0 0 " + ticks + " 0 0\n");
  }

  @Test
  void figuresThatVanish_areNothingNegative() throws IOException {
    Meter meter = meter();
    throttled(50);
    cpu = 10 * MILLI;
    Meter.Reading first = meter.read(thread, 100 * MILLI);
    Files.delete(group.resolve("cpu.stat"));
    cpu = 5 * MILLI;
    Meter.Reading last = meter.read(thread, 200 * MILLI);

    Usage usage = meter.usage(first, last, 100 * MILLI, 200 * MILLI);
    assertThat(usage.throttledNanos()).isZero();
    assertThat(usage.cpuNanos()).isZero();
  }

  @Test
  void timeThatNobodySaw_hasPausesOnly() throws IOException {
    Meter meter = meter();
    vm.collect(7 * MILLI);
    pauses.look(195 * MILLI, 188 * MILLI);

    assertThat(meter.unseen(100 * MILLI, 200 * MILLI))
        .isEqualTo(new Usage(100 * MILLI, -1, 7 * MILLI, 0, 0, -1, 0, 0));
  }

  @Test
  void counters_areTheJvmsOwnWhereTheyAreComplete() {
    assertThat(Meter.counters(vm, () -> 1)).isSameAs(vm);
  }

  @Test
  void counters_areCompletedByTheBeans() {
    vm.gc = -1;
    vm.paused = 70;
    VmCounters completed = Meter.counters(vm, () -> 40);

    assertThat(completed.gcNanos()).isEqualTo(40);
    assertThat(completed.pausedNanos()).isEqualTo(70);
  }

  @Test
  void counters_whereThereAreNone_areTheBeans() {
    VmCounters beans = Meter.counters(null, () -> 40);

    assertThat(beans.gcNanos()).isEqualTo(40);
    assertThat(beans.pausedNanos()).isEqualTo(-1);
  }

  @Test
  void meterOfThisProcess_readsThisThread() {
    Sampler sampler = new Sampler();
    Meter meter = Meter.ofThisProcess(sampler, System.nanoTime());
    Meter.Reading first = meter.read(thread, System.nanoTime());
    long end = sampler.figures().cpuNanos(thread) + 5 * MILLI;
    while (sampler.figures().cpuNanos(thread) < end) {
      Thread.onSpinWait();
    }
    Meter.Reading last = meter.read(thread, System.nanoTime());

    Usage usage = meter.usage(first, last, first.nanos(), last.nanos());
    assertThat(usage.cpuNanos()).isGreaterThanOrEqualTo(5 * MILLI);
    assertThat(usage.gcNanos()).isNotNegative();
    assertThat(usage.throttledNanos()).isNotNegative();
  }
}
