// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads the byte code of all that woven code can reach in the probe: no lock, no park, no
 * exception, no print, no class that is loaded on the way, and memory only where a loop is first
 * seen.
 */
class ProbeBytecodeTest {
  private static final List<Class<?>> CLASSES =
      List.of(
          Probe.class,
          Slot.class,
          Turns.class,
          Counts.class,
          Spread.class,
          Census.class,
          LagRing.class,
          LongRing.class,
          Asked.class,
          Origin.class,
          Origins.class,
          Buckets.class,
          Seats.class,
          Callbacks.class,
          Carriers.class,
          Carrier.class,
          Dispatches.class,
          Work.class,
          Calls.class,
          CallSums.class,
          Ring.class,
          CallRing.class,
          Failures.class,
          Failure.class,
          FailureTable.class,
          FailureBudget.class,
          Stages.class);

  private static final Set<String> ENTRIES = Set.of("Probe", "Carriers", "Failures");

  /** What weaving calls; what else is public in the probe is called by the agent. */
  private static final Set<String> WOVEN =
      Set.of(
          "mount",
          "unmount",
          "hold",
          "begin",
          "end",
          "beginTask",
          "endTask",
          "run",
          "beginAsked",
          "endAsked",
          "runAsked",
          "submit",
          "schedule",
          "tasks",
          "take",
          "sleepBegin",
          "sleepEnd",
          "resume",
          "dispatch",
          "beginCustom",
          "endCustom",
          "enter",
          "block",
          "leave",
          "sleep",
          "await",
          "sync",
          "failing",
          "failed",
          "made",
          "asked",
          "notified",
          "told",
          "passed",
          "completing",
          "completed",
          "combined",
          "relayed",
          "cleaned");

  /** All of the JDK that the probe may call: each is free of locks, and once warm of allocation. */
  private static final Set<String> CALLS =
      Set.of(
          "java/lang/Object.<init>",
          "java/lang/Object.getClass",
          "java/lang/System.nanoTime",
          "java/lang/Thread.currentThread",
          "java/lang/Thread.getId",
          "java/lang/Thread.sleep",
          "java/lang/Object.wait",
          "java/io/FileDescriptor.sync",
          "java/nio/channels/SelectableChannel.isBlocking",
          "java/util/function/IntFunction.apply",
          "java/lang/Throwable.<init>",
          "java/lang/invoke/VarHandle.get",
          "java/lang/invoke/VarHandle.getVolatile",
          "java/lang/invoke/VarHandle.compareAndSet",
          "io/loopwatch/probe/Seats$Seat.<init>",
          "io/loopwatch/probe/Dispatches$Entry.<init>",
          "io/loopwatch/probe/Dispatches$Entry.get",
          "java/lang/ThreadLocal.get",
          "java/lang/ThreadLocal.set",
          "java/lang/Math.min",
          "java/lang/Math.max",
          "java/lang/Long.numberOfLeadingZeros",
          "java/lang/ref/WeakReference.<init>",
          "java/lang/ref/WeakReference.get",
          "java/lang/invoke/VarHandle.getOpaque",
          "java/lang/invoke/VarHandle.setOpaque",
          "java/lang/invoke/VarHandle.getAcquire",
          "java/lang/invoke/VarHandle.setRelease",
          "java/lang/invoke/VarHandle.storeStoreFence",
          "java/util/concurrent/atomic/AtomicReference.get",
          "java/util/concurrent/atomic/AtomicReference.compareAndSet",
          "java/lang/System.identityHashCode",
          "java/lang/Class.getName",
          "java/lang/String.endsWith",
          "java/lang/Throwable.getCause",
          "io/loopwatch/probe/Failure.refersTo",
          "java/util/concurrent/atomic/AtomicBoolean.<init>",
          "java/util/concurrent/atomic/AtomicBoolean.compareAndSet",
          "java/util/concurrent/atomic/AtomicInteger.get",
          "java/util/concurrent/atomic/AtomicInteger.getOpaque",
          "java/util/concurrent/atomic/AtomicInteger.getAndIncrement",
          "java/util/concurrent/atomic/AtomicInteger.getAndDecrement",
          "java/util/concurrent/atomic/AtomicLong.getAndIncrement",
          "java/util/concurrent/atomic/AtomicReferenceArray.get",
          "java/util/concurrent/atomic/AtomicReferenceArray.length",
          "java/util/concurrent/atomic/AtomicReferenceArray.compareAndSet",
          "java/util/Queue.isEmpty",
          "java/util/concurrent/Future.isDone", // of a timer of Netty
          "java/util/concurrent/atomic/AtomicReferenceArray.set",
          "java/lang/Thread.getName",
          "io/loopwatch/probe/Origin.get",
          "io/loopwatch/probe/Origin.refersTo",
          "java/lang/Runnable.run");

  /** First sighting of a loop, and first duration of a magnitude. */
  private static final Set<String> MAY_ALLOCATE =
      Set.of(
          "Probe.arrive",
          "Probe.change",
          "Carriers.arrive",
          "Carrier.<init>",
          "Carrier.ownContext", // with the stack of what is told
          "Callbacks.<init>",
          "Dispatches.set", // a virtual thread begins to work for another context of Vert.x
          "Dispatches.without",
          "Slot.<init>",
          "Turns.<init>",
          "Counts.<init>",
          "Spread.<init>",
          "Census.<init>", // by the watchdog
          "LagRing.<init>",
          "LongRing.<init>",
          "Calls.<init>",
          "CallSums.<init>",
          "CallRing.<init>",
          "Ring.<init>",
          "Seats.replace",
          "Seats.without",
          "Calls.stack", // what is told allocates: the stack itself
          "Origin.<init>", // a task is submitted: only where that is wanted
          "Origins.put",
          "CallSums.of", // and so does a stall
          "Counts.addRow",
          "Failures.enter", // a failure that nobody listens for, and its stack
          "Failure.<init>",
          "Failures.remember", // the loser of a race
          "Spread.row");

  private static final Set<String> BETWEEN_THREADS =
      Set.of(
          "java/lang/Object.<init>",
          "java/lang/Object.getClass",
          "java/lang/System.nanoTime",
          "java/lang/Thread.currentThread",
          "java/lang/Thread.getId", // in unit tests, where the field behind it is shut
          "java/lang/Math.min",
          "java/lang/Math.max",
          "java/lang/Long.numberOfLeadingZeros",
          "java/lang/invoke/VarHandle.get",
          "java/lang/invoke/VarHandle.getAcquire",
          "java/lang/invoke/VarHandle.getOpaque",
          "java/lang/invoke/VarHandle.setOpaque",
          "java/lang/invoke/VarHandle.setRelease",
          "java/lang/invoke/VarHandle.getVolatile", // a carrier's first mount, from here on
          "java/lang/invoke/VarHandle.compareAndSet",
          "java/util/concurrent/atomic/AtomicReference.get",
          "java/util/concurrent/atomic/AtomicReference.compareAndSet",
          "io/loopwatch/probe/Seats$Seat.<init>");

  private static final ProbeCode all = new ProbeCode();
  private static ProbeCode reached;

  @BeforeAll
  static void readAll() throws Exception {
    for (Class<?> type : CLASSES) {
      all.read(type);
    }
    reached = all.reachableFrom(ProbeBytecodeTest::isWoven);
  }

  private static boolean isWoven(ProbeCode.Body body) {
    boolean isEntry = ENTRIES.contains(body.owner().substring(body.owner().lastIndexOf('/') + 1));
    return isEntry && WOVEN.contains(body.name());
  }

  @Test
  void everyWovenCall_isFound() {
    Set<String> found =
        reached.bodies().stream()
            .filter(ProbeBytecodeTest::isWoven)
            .map(ProbeCode.Body::name)
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(WOVEN);
    assertThat(reached.labels()).contains("Turns.begin", "Spread.add", "LagRing.pass");
  }

  @Test
  void noMethod_locks() {
    assertThat(labels(ProbeCode.Body::locks)).isEmpty();
  }

  /** A finally block throws again what came: that is no exception of the probe's own. */
  @Test
  void noMethod_throwsOfItsOwn() {
    assertThat(labels(body -> body.throwing()))
        .isSubsetOf(
            "Probe.run",
            "Probe.runAsked",
            "Probe.sleep",
            "Probe.await",
            "Probe.sync",
            "Calls.refuse");
    assertThat(reached.calls()).noneMatch(call -> call.contains("Exception."));
  }

  @Test
  void noMethod_linksOrLoadsOnTheWay() {
    assertThat(labels(ProbeCode.Body::linksDynamically)).isEmpty();
  }

  @Test
  void allocation_isAtFirstSightOnly() {
    assertThat(labels(ProbeCode.Body::allocates)).isSubsetOf(MAY_ALLOCATE);
  }

  @Test
  void calls_areOnesThatAreKnownToBeHarmless() {
    assertThat(reached.calls()).isSubsetOf(CALLS);
  }

  /**
   * Between two virtual threads the JVM hangs on far less than elsewhere: there, once the carrier
   * is known, nothing is called but the clock and plain memory. A class that the JVM would have to
   * load is none of these.
   */
  @Test
  void betweenTwoVirtualThreads_onlyClockAndMemoryAreTouched() {
    ProbeCode mounts =
        reached.reachableFrom(
            body ->
                body.label().equals("Carriers.mount") || body.label().equals("Carriers.unmount"));

    assertThat(mounts.labels()).contains("Carrier.mount", "Carrier.unmount", "Seats.carrier");
    assertThat(mounts.calls()).isSubsetOf(BETWEEN_THREADS);
    assertThat(mounts.bodies().stream().filter(ProbeCode.Body::allocates))
        .extracting(ProbeCode.Body::label)
        .isSubsetOf(MAY_ALLOCATE);
    assertThat(mounts.bodies()).noneMatch(ProbeCode.Body::throwing);
  }

  /**
   * The JVM links a call of a VarHandle when it first makes it, and locks for that: so each must
   * have been made before anything is woven into virtual threads.
   */
  @Test
  void whatVirtualThreadsRun_isLinkedByTheWarmUp() {
    ProbeCode woven =
        all.reachableFrom(
            body -> body.owner().endsWith("/Carriers") && WOVEN.contains(body.name()));
    ProbeCode warm = all.reachableFrom(body -> body.label().equals("Carriers.warmUp"));

    assertThat(linked(woven)).hasSizeGreaterThan(6);
    assertThat(linked(warm)).containsAll(linked(woven));
  }

  private static Set<String> linked(ProbeCode code) {
    return code.bodies().stream()
        .flatMap(
            body ->
                body.calledKeys().stream()
                    .filter(key -> key.startsWith("java/lang/invoke/VarHandle."))
                    .map(key -> body.owner() + " " + key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The silent rules' twin: this class does all that is forbidden, and is found out. */
  @Test
  void rules_findAnOffender() throws Exception {
    ProbeCode code = new ProbeCode();
    code.read(Offender.class);
    ProbeCode all = code.reachableFrom(body -> body.name().equals("offend"));

    assertThat(all.bodies())
        .anyMatch(ProbeCode.Body::locks)
        .anyMatch(ProbeCode.Body::throwing)
        .anyMatch(ProbeCode.Body::linksDynamically)
        .anyMatch(ProbeCode.Body::allocates);
    assertThat(all.calls()).contains("java/io/PrintStream.println");
  }

  private static Set<String> labels(Predicate<ProbeCode.Body> wanted) {
    return reached.bodies().stream()
        .filter(wanted)
        .map(ProbeCode.Body::label)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the probe must not do. */
  static final class Offender {
    private final Deque<Object> seen = new ArrayDeque<>();

    void offend() {
      inner();
    }

    private void inner() {
      synchronized (seen) {
        System.out.println(Stream.of(seen).map(Object::toString).toList());
        throw new IllegalStateException();
      }
    }
  }
}
