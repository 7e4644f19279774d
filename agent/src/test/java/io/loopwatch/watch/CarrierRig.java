// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static io.loopwatch.watch.SteppedClock.SECOND;

import io.loopwatch.event.Operation;
import io.loopwatch.probe.CarrierThread;
import io.loopwatch.probe.PlayedThread;
import io.loopwatch.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A watch over carriers that the test plays, on a clock that it moves. A virtual thread is any
 * thread that the test says is mounted.
 *
 * <p>The carriers tell of every mount that has ended, however short. The watch's thresholds are 100
 * s where a test does not say otherwise.
 */
final class CarrierRig implements AutoCloseable {
  static final long MILLI = 1_000_000;

  static final Limits LONG = limits(Rig.THRESHOLD_NANOS, Rig.LAG_INTERVAL_NANOS, Rig.SAMPLE_NANOS);

  /** For what the clock of the carriers itself has to measure. */
  static final Limits SHORT = limits(2 * MILLI, 50 * MILLI, MILLI);

  static final int PIN = 1;
  static final int WAIT = 2;
  static final int FILE = 3;

  final SteppedClock clock = new SteppedClock();
  final Recorded found = new Recorded();
  final LoopLoaders loaders = new LoopLoaders();

  /** What was to be run by who starts threads for the scheduler's heartbeat. */
  final List<Runnable> offered = new ArrayList<>();

  final Map<Thread, Thread> mounted = new ConcurrentHashMap<>();
  final Set<Thread> loops = ConcurrentHashMap.newKeySet();
  final Desk desk;
  final CarrierWatch watch;
  Mounting mounting = Mounting.UNSEEN;

  /** Run each time that somebody asks who is mounted, before the answer. */
  Runnable onQuestion = () -> {};

  private final List<PlayedThread> threads = new ArrayList<>();

  CarrierRig() {
    this(LONG);
  }

  CarrierRig(Limits limits) {
    Probe.configure(1, Long.MAX_VALUE);
    Sampler sampler = new Sampler();
    this.desk =
        new Desk(
            clock,
            limits,
            found,
            sampler,
            Meters.ofSampler(sampler),
            new Ids(),
            offered::add,
            CarrierRig::operation,
            new VertxContext(Runnable::run));
    this.watch =
        new CarrierWatch(
            desk,
            name -> !name.startsWith("ignored"),
            loops::contains,
            () -> mounting,
            this::mountedOn,
            new PlayedScheduler(),
            desk.offering(),
            loaders);
  }

  private static Limits limits(long thresholdNanos, long lagIntervalNanos, long sampleNanos) {
    return new Limits(
        thresholdNanos,
        thresholdNanos,
        thresholdNanos,
        lagIntervalNanos,
        Rig.BLOCKING_NANOS,
        5 * MILLI,
        sampleNanos);
  }

  private static Operation operation(int number) {
    return switch (number) {
      case PIN -> new Operation("VirtualThread.park", "pin");
      case WAIT -> new Operation("Object.wait", "wait");
      default -> new Operation("RandomAccessFile.read", "file");
    };
  }

  private @Nullable Thread mountedOn(@Nullable Thread carrier) {
    onQuestion.run();
    return carrier == null ? null : mounted.get(carrier);
  }

  /** A carrier that has mounted one virtual thread, and is known. */
  CarrierThread carrier(String name) {
    return keep(CarrierThread.seen(name));
  }

  /** A thread that stands for a virtual one, and has a stack. */
  PlayedThread virtual(String name) {
    PlayedThread played = keep(new PlayedThread(name));
    played.on(() -> {});
    return played;
  }

  <T extends PlayedThread> T keep(T thread) {
    threads.add(thread);
    return thread;
  }

  /** Mounts a thread until it is unmounted. */
  void mount(CarrierThread carrier, PlayedThread virtual) {
    mounted.put(carrier.thread(), virtual.thread());
    carrier.mount();
  }

  void unmount(CarrierThread carrier) {
    carrier.unmount();
    mounted.remove(carrier.thread());
  }

  /** Looks. */
  long tick() {
    return watch.look(clock.nanos(), false);
  }

  /** Moves the clock and looks. */
  long tickAfterSeconds(long seconds) {
    clock.advanceSeconds(seconds);
    return tick();
  }

  /** The same, and it is time for a heartbeat. */
  long beatAfterSeconds(long seconds) {
    clock.advanceSeconds(seconds);
    return watch.look(clock.nanos(), true);
  }

  /** What {@link #tick} returns, in seconds; the machine's own delays are shorter. */
  static long seconds(long nanos) {
    return Math.round((double) nanos / SECOND);
  }

  @Override
  public void close() {
    threads.forEach(PlayedThread::close);
  }
}
