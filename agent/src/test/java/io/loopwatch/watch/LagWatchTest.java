// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.Phase;
import io.loopwatch.probe.Buckets;
import io.loopwatch.probe.Counts;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Episodes of late heartbeats; the heartbeat itself is played. The threshold is 100 ms. */
@ExtendWith(ProbeReset.class)
class LagWatchTest {
  private static final long MILLI = 1_000_000;
  private static final Limits LIMITS =
      new Limits(100 * MILLI, 100 * MILLI, 100 * MILLI, 50 * MILLI, MILLI, 20 * MILLI, 10 * MILLI);

  private final PlayedCounters vm = new PlayedCounters();
  private final Pauses pauses = new Pauses(vm, vm::own, System.nanoTime());
  private final LoopThread thread = LoopThread.seen();
  private final Slot slot = thread.slot();
  private final Recorded found = new Recorded();
  private final VertxContext contexts = new VertxContext(Runnable::run);
  private final Desk desk =
      new Desk(
          Clock.SYSTEM,
          LIMITS,
          found,
          new Sampler(),
          new Meter(
              pauses,
              of -> -1,
              of -> -1,
              Quota.under(Path.of("none"), Path.of("none")),
              Meters.noSteal()),
          new Ids(),
          Runnable::run,
          Rig.OPERATIONS,
          contexts);
  private final LoopObject loop = new LoopObject(slot);
  private final Identity identity = new Identity(slot, contexts);
  private final StallWatch stalls = new StallWatch(desk, slot, loop, identity);
  private final PlayedBeat beat = new PlayedBeat();
  private final LagWatch watch = new LagWatch(desk, new ThisLoop(), beat);
  private final long start = System.nanoTime();

  @AfterEach
  void close() {
    thread.close();
  }

  private final class ThisLoop implements Lagging, CallWatch.Source {
    @Override
    public LoopId loop() {
      return identity.loop();
    }

    @Override
    public boolean isShuttingDown() {
      return loop.isShuttingDown();
    }

    @Override
    public int waitingTasks() {
      return loop.waitingTasks();
    }

    @Override
    public long stallSince(long nanos) {
      return stalls.stallSince(nanos);
    }

    @Override
    public Map<String, String> context(@Nullable Object context) {
      return identity.context(context);
    }

    @Override
    public long stallOf(long callback) {
      return stalls.stallOf(callback);
    }
  }

  private static final class PlayedBeat implements Beat {
    private long known = -1;
    private long oldest = NONE;
    private int offers;
    private boolean passes;

    @Override
    public boolean passes() {
      return passes;
    }

    @Override
    public boolean offer(long now) {
      offers++;
      return true;
    }

    @Override
    public void collect(long now, LagSink sink) {
      if (known >= 0) {
        sink.lag(now - known, known);
        known = -1;
      }
    }

    @Override
    public long oldestWaiting() {
      return oldest;
    }
  }

  private void reading(long millis) {
    beat.known = millis * MILLI;
    watch.look(start + millis * MILLI);
  }

  private void waiting(long offeredMillis, long nowMillis) {
    beat.oldest = start + offeredMillis * MILLI;
    watch.look(start + nowMillis * MILLI);
    beat.oldest = Beat.NONE;
  }

  private List<Lag> told() {
    return found.of(Lag.class);
  }

  @Test
  void heartbeatThatWaitsTooLong_isSeenOnce() {
    waiting(0, 99);
    assertThat(told()).isEmpty();

    waiting(0, 100);
    waiting(0, 150);
    assertThat(told()).hasSize(1);
    assertThat(told().get(0).phase()).isEqualTo(Phase.SEEN);
    assertThat(told().get(0).durationNanos()).isEqualTo(100 * MILLI);
    assertThat(told().get(0).thresholdNanos()).isEqualTo(100 * MILLI);
    assertThat(told().get(0).loop().name()).isEqualTo("loop-1");
  }

  @Test
  void episode_endsWithTheFirstReadingInTime_andTellsTheWorst() {
    waiting(0, 100);
    reading(250);
    reading(180);
    assertThat(told()).hasSize(1);

    reading(99);
    assertThat(told()).hasSize(2);
    assertThat(told().get(1).phase()).isEqualTo(Phase.ENDED);
    assertThat(told().get(1).id()).isEqualTo(told().get(0).id());
    assertThat(told().get(1).durationNanos()).isEqualTo(250 * MILLI);
    reading(10);
    assertThat(told()).hasSize(2);
  }

  @Test
  void lateReadingThatWasNeverSeenWaiting_isOnlyEnded() {
    reading(100);
    reading(0);

    assertThat(told()).extracting(Lag::phase).containsExactly(Phase.ENDED);
    assertThat(told().get(0).durationNanos()).isEqualTo(100 * MILLI);
  }

  @Test
  void readingsInTime_areSilent() {
    reading(0);
    reading(99);

    assertThat(told()).isEmpty();
    assertThat(watch.isSettled()).isTrue();
  }

  @Test
  void nextEpisode_isAnother() {
    reading(100);
    reading(0);
    reading(200);
    reading(0);

    assertThat(told()).extracting(Lag::durationNanos).containsExactly(100 * MILLI, 200 * MILLI);
    assertThat(told()).extracting(Lag::id).doesNotHaveDuplicates();
  }

  @Test
  void end_closesAnOpenEpisode() {
    waiting(0, 100);
    assertThat(watch.isSettled()).isFalse();
    watch.end();
    watch.end();

    assertThat(told()).extracting(Lag::phase).containsExactly(Phase.SEEN, Phase.ENDED);
  }

  @Test
  void everyReading_isCounted() {
    reading(3);
    reading(250);
    reading(250);
    long[] counts = new long[Buckets.size()];

    assertThat(watch.counts().take(Counts.memory(), counts)).isEqualTo(3);
    assertThat(counts[Buckets.index(250 * MILLI)]).isEqualTo(2);
    assertThat(watch.maxNanos()).isEqualTo(250 * MILLI);
  }

  @Test
  void loopThatSleeps_isOfferedNothingWhereItsBeatKnows() {
    assertThat(watch.offer(start, true)).isTrue();
    assertThat(beat.offers).isEqualTo(1);

    beat.passes = true;
    assertThat(watch.offer(start, true)).isFalse();
    assertThat(watch.offer(start, false)).isTrue();
    assertThat(beat.offers).isEqualTo(2);
  }

  @Test
  void loopThatShutsDown_isSilentAndOfferedNothing() {
    watch.offer(start, false);
    thread.loop.beginShutdown();
    watch.offer(start, false);
    waiting(0, 500);

    assertThat(beat.offers).isEqualTo(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void stallThatTheTaskWaitedFor_isNamed() {
    Probe.configure(1, Long.MAX_VALUE);
    thread.on(Probe::begin);
    stalls.look(System.nanoTime() + 200 * MILLI);
    long stall = found.stalls.get(0).id();
    waiting(0, 150);

    assertThat(told().get(0).stallId()).isEqualTo(stall);
  }

  @Test
  void stallThatWasOverBeforeTheOffer_isNotNamed() {
    Probe.configure(1, Long.MAX_VALUE);
    thread.on(Probe::begin);
    thread.on(Probe::end);
    stalls.ended(slot.longRing(), new CallWatch(desk, slot.callRing(), new ThisLoop()));
    long after = System.nanoTime();
    beat.oldest = after;
    watch.look(after + 150 * MILLI);

    assertThat(told().get(0).stallId()).isZero();
  }

  @Test
  void waitingTasks_areTold() {
    thread.loop.queue.addAll(List.of(() -> {}, () -> {}));
    waiting(0, 150);

    assertThat(told().get(0).waitingTasks()).isEqualTo(2);
  }

  private void look(long millis, long dueMillis) {
    pauses.look(start + millis * MILLI, start + dueMillis * MILLI);
  }

  @Test
  void pauseThatMadeItLate_isNamed() {
    vm.collect(90 * MILLI);
    look(110, 20);
    waiting(5, 110);

    assertThat(told().get(0).pause()).isEqualTo(Cause.GC);
  }

  @Test
  void processThatStoodStill_isNamed() {
    look(1_000, 10);
    waiting(5, 1_000);

    assertThat(told().get(0).pause()).isEqualTo(Cause.STOPPED);
  }

  @Test
  void processThatGotNoProcessor_isNamed() {
    vm.queued += 980 * MILLI;
    look(1_000, 10);
    waiting(5, 1_000);

    assertThat(told().get(0).pause()).isEqualTo(Cause.DESCHEDULED);
  }

  @Test
  void pauseThatWasShortOrBefore_isNotNamed() {
    vm.collect(500 * MILLI);
    look(600, 100);
    vm.collect(40 * MILLI);
    look(700, 660);
    waiting(605, 705);

    assertThat(told().get(0).pause()).isNull();
  }
}
