// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a loop's thread tells of its blocking calls. */
@ExtendWith(ProbeReset.class)
class CallsTest {
  private static final int SLEEP = 1;
  private static final int READ = 2;
  private static final int FILES = 3;
  private static final long HOUR = 3_600_000_000_000L;

  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final CallRing ring = slot.callRing();

  CallsTest() {
    Probe.configureBlocking(0, null);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private static void leaf(int operation) {
    Probe.block(operation);
    try {
      Spin.nanos(20_000);
    } finally {
      Probe.leave();
    }
  }

  private static void scope(int operation, Runnable body) {
    Probe.enter(operation);
    try {
      body.run();
    } finally {
      Probe.leave();
    }
  }

  private void callback(Runnable body) {
    loop.on(
        () -> {
          Probe.begin();
          try {
            body.run();
          } finally {
            Probe.end();
          }
        });
  }

  /** Operations told since, in order. */
  private List<Integer> told() {
    List<Integer> operations = new ArrayList<>();
    for (; ring.hasNext(); ring.next()) {
      operations.add(ring.operation());
    }
    return operations;
  }

  @Test
  void call_isToldWithDurationCallbackAndStack() {
    callback(() -> leaf(SLEEP));

    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.operation()).isEqualTo(SLEEP);
    assertThat(ring.count()).isEqualTo(1);
    assertThat(ring.sequence()).isEqualTo(1);
    assertThat(ring.durationNanos()).isBetween(20_000L, HOUR);
    assertThat(ring.beganNanos()).isLessThanOrEqualTo(System.nanoTime());
    assertThat(ring.stack().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("leaf"));
  }

  @Test
  void callOutsideACallback_isNone() {
    loop.on(() -> leaf(SLEEP));
    assertThat(told()).isEmpty();
  }

  @Test
  void callOnAnotherThread_isNone() {
    callback(() -> {});
    leaf(SLEEP);
    assertThat(told()).isEmpty();
  }

  @Test
  void outermostCall_isToldAlone() {
    callback(
        () ->
            scope(
                FILES,
                () -> {
                  leaf(READ);
                  leaf(READ);
                }));

    assertThat(ring.durationNanos()).isGreaterThanOrEqualTo(40_000);
    assertThat(told()).containsExactly(FILES);
  }

  @Test
  void leafInALeaf_isPartOfIt() {
    callback(
        () -> {
          Probe.block(SLEEP);
          leaf(READ);
          Probe.leave();
        });
    assertThat(told()).containsExactly(SLEEP);
  }

  @Test
  void scopeInWhichNothingBlocked_isNone() {
    callback(() -> scope(FILES, () -> {}));
    assertThat(told()).isEmpty();
    assertThat(slot.callSums(1)).isNull();
  }

  @Test
  void channelInNonBlockingMode_silencesWhatIsUnderIt() throws Exception {
    Pipe pipe = Pipe.open();
    try (Pipe.SourceChannel source = pipe.source();
        Pipe.SinkChannel sink = pipe.sink()) {
      source.configureBlocking(false);
      callback(
          () -> {
            Probe.block(source, READ);
            leaf(FILES);
            Probe.leave();
          });
      assertThat(told()).isEmpty();

      callback(
          () -> {
            Probe.block(sink, READ);
            leaf(FILES);
            Probe.leave();
          });
      assertThat(told()).containsExactly(READ);
    }
  }

  @Test
  void shortCalls_areSummedAndNotTold() {
    Probe.configureBlocking(HOUR, null);
    callback(
        () -> {
          leaf(SLEEP);
          leaf(READ);
          leaf(SLEEP);
        });

    assertThat(told()).isEmpty();
    long[] sums = slot.callSums(1);
    assertThat(sums).hasSize(6);
    assertThat(sums[0]).isEqualTo(SLEEP);
    assertThat(sums[1]).isEqualTo(2);
    assertThat(sums[2]).isGreaterThanOrEqualTo(40_000);
    assertThat(sums[3]).isEqualTo(READ);
    assertThat(sums[4]).isEqualTo(1);
    assertThat(slot.callSums(3)).as("of another callback").isNull();
  }

  @Test
  void sums_beginAnewWithEachCallback() {
    callback(() -> leaf(SLEEP));
    callback(() -> leaf(READ));

    assertThat(slot.callSums(1)).isNull();
    assertThat(slot.callSums(3)).startsWith(READ, 1);
  }

  @Test
  void operationsBeyondTheSeventh_areOthers_butForTheLongest() {
    CallSums sums = new CallSums();
    for (int operation = 10; operation < 20; operation++) {
      sums.add(1, operation, 100);
    }
    assertThat(sums.of(1)).hasSize(24).endsWith(CallSums.OTHERS, 3, 300);
    assertThat(sums.of(1)).startsWith(10, 1, 100);

    sums.add(1, 30, 5_000);
    assertThat(sums.of(1)).startsWith(30, 1, 5_000).endsWith(CallSums.OTHERS, 4, 400);
    sums.add(1, 30, 1);
    assertThat(sums.of(1)).startsWith(30, 2, 5_001);
    sums.add(3, 10, 7);
    assertThat(sums.of(3)).containsExactly(10, 1, 7);
  }

  @Test
  void shortCalls_showOneStackAMillisecond() {
    Probe.configureBlocking(HOUR, null);
    callback(
        () -> {
          for (int i = 0; i < 51; i++) {
            leaf(READ);
          }
        });

    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.durationNanos()).isBetween(1_000_000L, HOUR);
    assertThat(ring.count()).isBetween(1, 50);
    assertThat(ring.stack()).isNotNull();
  }

  @Test
  void stall_carriesTheSums() {
    Probe.configure(1, HOUR);
    callback(() -> leaf(SLEEP));
    callback(() -> Spin.nanos(1_000));

    LongRing stalls = slot.longRing();
    assertThat(stalls.callSums()).startsWith(SLEEP, 1).hasSize(3);
    stalls.next();
    assertThat(stalls.callSums()).isNull();
  }

  /** As after a stack overflow in the middle of the probe. */
  @Test
  void callThatNeverEnded_endsWithItsCallback() {
    callback(() -> Probe.block(SLEEP));
    callback(() -> leaf(READ));
    callback(Probe::leave);
    callback(() -> scope(FILES, () -> leaf(READ)));

    assertThat(told()).containsExactly(READ, FILES);
  }

  @Test
  void fullRing_losesAndCounts() {
    callback(
        () -> {
          for (int i = 0; i < 262; i++) {
            leaf(READ);
          }
        });

    assertThat(told()).hasSize(256);
    assertThat(ring.lost()).isEqualTo(6);
  }

  @Test
  void refusedCall_throwsBeforeItBlocks_andIsNotCounted() {
    Error refusal = new Error("refused");
    Probe.configureBlocking(0, operation -> operation == SLEEP ? refusal : null);

    assertThatThrownBy(() -> callback(() -> leaf(SLEEP))).hasCause(refusal);
    callback(() -> leaf(READ));
    assertThat(told()).containsExactly(READ);
    assertThat(slot.callSums(1)).isNull();
  }

  @Test
  void refusal_isAskedForTheOutermost() {
    List<Integer> asked = new ArrayList<>();
    Probe.configureBlocking(
        0,
        operation -> {
          asked.add(operation);
          return null;
        });
    callback(() -> scope(FILES, () -> leaf(READ)));

    assertThat(asked).containsExactly(FILES);
  }

  @Test
  void whatAskingDoesItself_isNoCall() {
    Probe.configureBlocking(
        0,
        operation -> {
          scope(FILES, () -> leaf(READ));
          return null;
        });
    callback(() -> leaf(SLEEP));

    assertThat(told()).containsExactly(SLEEP);
  }

  @Test
  void outsideACallback_nothingIsRefused() {
    Probe.configureBlocking(0, operation -> new Error("refused"));
    loop.on(() -> leaf(SLEEP));
    leaf(SLEEP);
  }

  @Test
  void dismissedLoop_tellsNothing() {
    Probe.dismiss(slot);
    callback(() -> leaf(SLEEP));
    assertThat(told()).isEmpty();
  }

  @Test
  void threadThatRunsTwoLoops_tellsOnTheOneThatRuns() {
    PlayedLoop second = new PlayedLoop();
    loop.on(() -> Probe.tasks(second, second.queue));
    Slot other = loop.slot();
    callback(() -> leaf(SLEEP));

    assertThat(other).isNotSameAs(slot);
    assertThat(told()).isEmpty();
    assertThat(other.callRing().operation()).isEqualTo(SLEEP);
  }
}
