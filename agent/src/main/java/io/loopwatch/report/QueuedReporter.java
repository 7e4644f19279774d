// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a sink a bounded queue and a daemon thread of its own, {@code loopwatch-NAME}, started by
 * the first event that the sink wants.
 *
 * <p>A sink that throws is told of once, left alone for a while ({@link Backoff}), and told of
 * again when it works. Whatever could not be queued or reported is dropped and counted; the count
 * is told when the sink works again, when it has caught up (at most once a minute), and at close.
 *
 * <p>Threads: {@link #offer} by any thread but a watched one, and it never waits for the sink;
 * {@link #close} by the thread that stops Loopwatch.
 */
public final class QueuedReporter {
  private static final long TELL_AGAIN_NANOS = 60_000_000_000L;

  private final Reporter sink;
  private final Mailbox mailbox;
  private final LongSupplier nanoTime;
  private final Consumer<String> notices;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong toldDropped = new AtomicLong();
  private final Backoff backoff = new Backoff();

  private volatile @Nullable Thread thread;

  // Only the sink's thread uses these.
  private boolean failing;
  private boolean lastChance;
  private long toldAtNanos;
  private boolean toldBefore;

  /**
   * Starts nothing yet.
   *
   * @param sink used by the new thread only, but for {@link Reporter#wants}
   * @param capacity events that wait at most, at least 1; intervals are large, so a sink that wants
   *     them gets few
   * @param notices takes one line for people, on any thread; must not wait for this sink
   */
  public QueuedReporter(Reporter sink, int capacity, Consumer<String> notices) {
    this(sink, capacity, notices, System::nanoTime);
  }

  QueuedReporter(Reporter sink, int capacity, Consumer<String> notices, LongSupplier nanoTime) {
    this.sink = sink;
    this.mailbox = new Mailbox(capacity);
    this.notices = notices;
    this.nanoTime = nanoTime;
  }

  /** The sink's name. */
  public String name() {
    return sink.name();
  }

  /** Events that the sink wanted and never got, so far. */
  public long dropped() {
    return dropped.get();
  }

  /** Queues the event if the sink wants it and there is room; else drops and counts it. */
  public void offer(Event event) {
    if (!sink.wants(event)) {
      return;
    }
    if (thread == null) {
      start();
    }
    if (!mailbox.put(event)) {
      dropped.incrementAndGet();
    }
  }

  /**
   * Lets the sink write what is queued, closes it, and gives up after the timeout: a sink that
   * hangs does not hold up the end of the JVM.
   */
  public void close(Duration timeout) {
    mailbox.close();
    Thread running = thread;
    if (running == null) {
      return;
    }
    join(running, timeout);
    if (running.isAlive()) {
      dropped.addAndGet(mailbox.clear());
      tell(
          "did not finish within " + DurationText.of(timeout.toNanos()) + droppedText(" and ", ""));
    }
  }

  private synchronized void start() {
    if (thread != null || mailbox.isClosed()) {
      return;
    }
    // Inherits neither thread-locals nor a context class loader: it must not keep an application
    // alive.
    Thread created = new Thread(null, this::run, "loopwatch-" + sink.name(), 0, false);
    created.setDaemon(true);
    created.setContextClassLoader(QueuedReporter.class.getClassLoader());
    try {
      created.start();
      thread = created;
    } catch (Throwable e) {
      // "Unable to create native thread": without its thread this sink is off, and everything is
      // counted.
      mailbox.close();
      tell("is off: " + Trouble.describe(e));
    }
  }

  private void run() {
    while (!mailbox.isOver()) {
      Event event = mailbox.take(tick());
      if (event != null) {
        deliver(event);
        tellOverflow();
      }
    }
    closeSink();
    if (untold() > 0) {
      tell("has ended" + droppedText("; ", " in all"));
    }
  }

  private void deliver(Event event) {
    if (mailbox.isClosed() && !lastChance) {
      lastChance = true;
      backoff.tryNow();
    }
    if (!backoff.mayTry(nanoTime.getAsLong())) {
      lose(event);
      return;
    }
    // A pending interrupt would close the file that is written next.
    Thread.interrupted();
    try {
      sink.report(event);
      worked();
    } catch (Throwable e) {
      // Anything: the sink may run the application's own code, and this thread has to outlive its
      // faults.
      failed(event, e);
    }
  }

  /**
   * Lets the sink do what is due. Returns how long it may sleep; of one that failed, until it is
   * tried again.
   */
  private long tick() {
    long now = nanoTime.getAsLong();
    if (!backoff.mayTry(now)) {
      return backoff.leftNanos(now);
    }
    Thread.interrupted(); // as before an event
    try {
      return sink.tick();
    } catch (Throwable e) {
      fail(e);
      return backoff.leftNanos(now);
    }
  }

  private void worked() {
    backoff.worked(nanoTime.getAsLong());
    if (failing) {
      failing = false;
      tell("works again" + droppedText("; ", " meanwhile"));
    }
  }

  private void failed(Event event, Throwable e) {
    lose(event);
    fail(e);
  }

  private void fail(Throwable e) {
    backoff.failed(nanoTime.getAsLong());
    if (!failing) {
      failing = true;
      tell(
          "failed, next try in "
              + Duration.ofNanos(backoff.delayNanos()).toSeconds()
              + " s"
              + ": "
              + Trouble.describe(e));
    }
  }

  private void lose(Event event) {
    if (!sink.keep(event)) {
      dropped.incrementAndGet();
    }
  }

  private void tellOverflow() {
    if (!failing && untold() > 0 && mailbox.isEmpty() && mayTellAgain()) {
      toldBefore = true;
      toldAtNanos = nanoTime.getAsLong();
      tell("was too slow" + droppedText("; ", ""));
    }
  }

  private boolean mayTellAgain() {
    return !toldBefore || nanoTime.getAsLong() - toldAtNanos >= TELL_AGAIN_NANOS;
  }

  private void closeSink() {
    try {
      sink.close();
    } catch (Throwable e) {
      tell("could not be closed: " + Trouble.describe(e));
    }
  }

  private long untold() {
    return dropped.get() - toldDropped.get();
  }

  private String droppedText(String before, String after) {
    long now = dropped.get();
    long count = now - toldDropped.getAndSet(now);
    if (count == 0) {
      return before + "nothing was dropped";
    }
    return before + count + (count == 1 ? " event was" : " events were") + " dropped" + after;
  }

  private void tell(String what) {
    try {
      notices.accept(sink.name() + " " + what);
    } catch (RuntimeException e) {
      // There is no other channel left to say this on, and the sink's thread has to go on.
    }
  }

  private static void join(Thread running, Duration timeout) {
    try {
      running.join(Math.max(1, timeout.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
