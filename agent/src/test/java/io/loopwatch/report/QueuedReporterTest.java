// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueuedReporterTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RecordingReporter sink = new RecordingReporter();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final CountDownLatch gate = new CountDownLatch(1);
  private QueuedReporter queued = new QueuedReporter(sink, 100, notices::add, now::get);

  @AfterEach
  void letGo() {
    gate.countDown();
    queued.close(LONG);
  }

  @Test
  void events_arriveInOrderOnTheSinksOwnDaemonThread() {
    List<Event> events = offer(50);
    queued.close(LONG);

    assertThat(sink.reported).isEqualTo(events);
    assertThat(sink.closed).isTrue();
    assertThat(sink.thread.getName()).isEqualTo("loopwatch-test");
    assertThat(sink.thread.isDaemon()).isTrue();
    assertThat(notices).isEmpty();
    assertThat(queued.dropped()).isZero();
  }

  @Test
  void unwantedEvents_startNothing() {
    queued.offer(new Interval(Events.START, Events.START, List.of()));
    queued.close(LONG);

    assertThat(threads()).isEmpty();
    assertThat(sink.closed).isFalse();
  }

  @Test
  void failure_isSaidOnce_leftAloneForAWhile_andCounted() {
    sink.failure = new IOException("No space left on device");
    offer(3);
    await().until(() -> queued.dropped() == 3);
    assertThat(notices)
        .containsExactly(
            "test failed, next try in 1 s: java.io.IOException: No space left on device");

    now.addAndGet(Backoff.FIRST_NANOS);
    offer(2);
    await().until(() -> queued.dropped() == 5);
    assertThat(notices).hasSize(1);

    sink.failure = null;
    now.addAndGet(2 * Backoff.FIRST_NANOS);
    offer(1);
    await().until(() -> notices.size() == 2);
    assertThat(notices.get(1)).isEqualTo("test works again; 5 events were dropped meanwhile");
    assertThat(sink.reported).hasSize(1);
  }

  @Test
  void failure_beforeTheDelayIsOver_doesNotTryAgain() {
    sink.failure = new IOException("full");
    offer(1);
    await().until(() -> queued.dropped() == 1);

    sink.failure = null;
    now.addAndGet(Backoff.FIRST_NANOS - 1);
    offer(1);
    await().until(() -> queued.dropped() == 2);
    assertThat(sink.reported).isEmpty();
  }

  @Test
  void anyThrowable_leavesTheThreadAlive() {
    sink.failure = new StackOverflowError();
    offer(1);
    await().until(() -> queued.dropped() == 1);
    sink.failure = new NoClassDefFoundError("com/acme/Gone");
    now.addAndGet(Backoff.FIRST_NANOS);
    offer(1);
    await().until(() -> queued.dropped() == 2);

    sink.failure = null;
    now.addAndGet(Backoff.LONGEST_NANOS);
    offer(1);
    await().until(() -> sink.reported.size() == 1);
  }

  @Test
  void keptEvents_areNotCountedAsDropped() {
    sink.keeps = true;
    sink.failure = new IOException("full");
    offer(3);
    await().until(() -> sink.kept.size() == 3);
    sink.failure = null;
    now.addAndGet(Backoff.FIRST_NANOS);
    offer(1);

    await().until(() -> notices.size() == 2);
    assertThat(notices.get(1)).isEqualTo("test works again; nothing was dropped");
    assertThat(queued.dropped()).isZero();
  }

  @Test
  void close_triesOnceMore() {
    sink.failure = new IOException("full");
    offer(1);
    await().until(() -> queued.dropped() == 1);
    sink.failure = null;
    List<Event> last = offer(2);
    // Whichever of the two the close comes before, the last chance is the next one that is taken.
    queued.close(LONG);

    assertThat(sink.closed).isTrue();
    assertThat(sink.reported.size() + queued.dropped()).isEqualTo(1 + last.size());
  }

  @Test
  void close_tellsWhatWasDropped() {
    sink.failure = new IOException("full");
    offer(4);
    await().until(() -> queued.dropped() == 4);
    queued.close(LONG);

    assertThat(notices).hasSize(2);
    assertThat(notices.get(1)).isEqualTo("test has ended; 4 events were dropped in all");
  }

  @Test
  void overflow_dropsAtOnce_andIsToldWhenTheSinkHasCaughtUp() {
    queued = new QueuedReporter(hanging(), 10, notices::add, now::get);
    offer(1);
    await().until(() -> sink.thread != null);
    offer(15);
    assertThat(queued.dropped()).isEqualTo(5);

    gate.countDown();
    await().until(() -> sink.reported.size() == 11 && !notices.isEmpty());
    assertThat(notices).containsExactly("test was too slow; 5 events were dropped");
  }

  @Test
  void close_ofAHangingSink_givesUp() {
    queued = new QueuedReporter(hanging(), 10, notices::add, now::get);
    offer(1);
    await().until(() -> sink.thread != null);
    offer(3);

    queued.close(Duration.ofMillis(50));

    assertThat(notices)
        .containsExactly("test did not finish within 50 ms and 3 events were dropped");
    assertThat(sink.closed).isFalse();
  }

  @Test
  void interrupt_doesNotEndTheThread() {
    offer(1);
    await().until(() -> sink.reported.size() == 1);
    sink.thread.interrupt();
    offer(1);
    await().until(() -> sink.reported.size() == 2);
  }

  @Test
  void brokenNoticeChannel_doesNotEndTheThread() {
    queued =
        new QueuedReporter(
            sink,
            10,
            text -> {
              throw new IllegalStateException("closed");
            },
            now::get);
    sink.failure = new IOException("full");
    offer(1);
    await().until(() -> queued.dropped() == 1);
    sink.failure = null;
    now.addAndGet(Backoff.FIRST_NANOS);
    offer(2);
    await().until(() -> sink.reported.size() == 2);
  }

  @Test
  void sinkIsWokenWithoutAnEvent_whenItSaidSo() {
    AtomicLong ticks = new AtomicLong();
    queued = new QueuedReporter(ticking(ticks, 1_000_000), 10, notices::add, now::get);
    offer(1);

    await().until(() -> ticks.get() >= 5);
    assertThat(sink.reported).hasSize(1);
  }

  @Test
  void sinkThatHasNothingDue_isLeftAlone() {
    AtomicLong ticks = new AtomicLong();
    queued = new QueuedReporter(ticking(ticks, Long.MAX_VALUE), 10, notices::add, now::get);
    offer(3);
    await().until(() -> sink.reported.size() == 3 && isWaiting());

    assertThat(ticks.get()).as("one before each event, and one before it waits").isEqualTo(4);
  }

  @Test
  void tickThatFails_isAFailureOfTheSink() {
    AtomicLong ticks = new AtomicLong();
    RecordingReporter failing =
        new RecordingReporter() {
          @Override
          public long tick() throws IOException {
            ticks.incrementAndGet();
            throw new IOException("disk full");
          }
        };
    queued = new QueuedReporter(failing, 10, notices::add, now::get);
    offer(1);

    await().until(() -> notices.size() == 1);
    assertThat(notices.get(0)).contains("failed, next try in 1 s", "disk full");
    now.addAndGet(Backoff.FIRST_NANOS);
    await().until(() -> ticks.get() >= 2);
    assertThat(notices).hasSize(1);
  }

  private RecordingReporter ticking(AtomicLong ticks, long nanos) {
    return new RecordingReporter() {
      @Override
      public long tick() {
        ticks.incrementAndGet();
        return nanos;
      }

      @Override
      public void report(Event event) throws IOException {
        sink.report(event);
      }
    };
  }

  private boolean isWaiting() {
    return sink.thread != null && sink.thread.getState() == Thread.State.WAITING;
  }

  private RecordingReporter hanging() {
    return new RecordingReporter() {
      @Override
      public void report(Event event) throws IOException {
        sink.thread = Thread.currentThread();
        awaitGate();
        sink.report(event);
      }
    };
  }

  private void awaitGate() {
    boolean open = false;
    while (!open) {
      try {
        gate.await();
        open = true;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Event> offer(int count) {
    List<Event> events =
        IntStream.range(0, count).mapToObj(i -> (Event) Events.notice("n" + i)).toList();
    events.forEach(queued::offer);
    return events;
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("loopwatch-test"))
        .toList();
  }
}
