// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.HeldLock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Played dumps of threads that really exist, for their CPU time is read. */
class ClassInitWatchTest {
  private static final long DUMP_NANOS = 10_000_000;

  private final CountDownLatch release = new CountDownLatch(1);
  private final JvmFigures figures = new JvmFigures(Carrying.NONE);
  private final Thread owner = start("owner");
  private final Thread loop = start("loop");
  private final Thread other = start("other");
  private final ClassInitWatch watch = new ClassInitWatch(figures, this::nanos, this::dump);

  private long nanos;
  private int dumps;
  private @Nullable String text = waiting(loop) + initialising(owner);

  @AfterEach
  void release() {
    release.countDown();
  }

  private long nanos() {
    return nanos;
  }

  private @Nullable String dump() {
    dumps++;
    nanos += DUMP_NANOS;
    return text;
  }

  private Thread start(String name) {
    Thread thread = new Thread(this::idle, name);
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return thread;
  }

  private void idle() {
    try {
      release.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static String waiting(Thread thread) {
    return header(thread)
        + "\tat com.acme.Orders.load(Orders.java:42)\n"
        + "\t- waiting on the Class initialization monitor for com.acme.Prices\n\n";
  }

  private static String initialising(Thread thread) {
    return header(thread) + "\tat com.acme.Prices.<clinit>(Prices.java:7)\n\n";
  }

  private static String header(Thread thread) {
    return "\"" + thread.getName() + "\" #" + thread.getId() + " prio=5 in Object.wait()\n";
  }

  private @Nullable HeldLock lockOf(Thread thread) {
    return watch.lockOf(thread, figures.cpuNanos(thread));
  }

  @Test
  void wait_namesTheClassAndWhoInitialisesIt() {
    HeldLock lock = lockOf(loop);

    assertThat(lock.initialising()).isEqualTo("com.acme.Prices");
    assertThat(lock.name()).isEqualTo("class com.acme.Prices");
    assertThat(lock.owner()).isEqualTo("owner");
    assertThat(lock.ownerStack().toString()).contains("ClassInitWatchTest.idle");
  }

  @Test
  void wait_forAClassThatNobodyVisiblyInitialises_hasNoOwner() {
    text = waiting(loop);

    assertThat(lockOf(loop).initialising()).isEqualTo("com.acme.Prices");
    assertThat(lockOf(loop).owner()).isNull();
    assertThat(lockOf(loop).ownerStack()).isEmpty();
  }

  @Test
  void otherWait_isNone_andIsAskedForOnce() {
    assertThat(lockOf(other)).isNull();
    nanos += 1_000 * DUMP_NANOS;
    assertThat(lockOf(other)).isNull();
    assertThat(dumps).isOne();
  }

  @Test
  void wait_isAskedForOnce_howeverLongItLasts() {
    lockOf(loop);
    nanos += 1_000 * DUMP_NANOS;

    assertThat(lockOf(loop)).isNotNull();
    assertThat(dumps).isOne();
  }

  @Test
  void oneDump_servesAllThatWait() {
    text += waiting(other);

    assertThat(lockOf(loop)).isNotNull();
    assertThat(lockOf(other).owner()).isEqualTo("owner");
    assertThat(dumps).isOne();
  }

  @Test
  void threadThatRanSince_isAskedForAgain() {
    lockOf(loop);
    text = initialising(owner);

    assertThat(watch.lockOf(loop, figures.cpuNanos(loop) + 1)).isNull();
    assertThat(dumps).isEqualTo(2);
  }

  @Test
  void dumps_takeHalfASecondAtOnceAtMost_andThenATwentiethOfTheTime() {
    for (int i = 0; i < 1_000; i++) {
      watch.lockOf(loop, i);
    }
    assertThat(dumps).isBetween(50, 60);
    int inACrowd = dumps;
    long began = nanos;
    while (nanos - began < 1_000 * DUMP_NANOS) {
      nanos += DUMP_NANOS / 10;
      watch.lockOf(loop, nanos);
    }
    assertThat(dumps - inACrowd).isBetween(45, 55);
  }

  @Test
  void newDump_leavesTheWaitsThatLast() {
    lockOf(loop);
    nanos += 20 * DUMP_NANOS;
    text = "";

    assertThat(lockOf(other)).isNull();
    assertThat(lockOf(loop)).isNotNull();
    assertThat(dumps).isEqualTo(2);
  }

  @Test
  void jvmWithoutADump_saysNothing() {
    text = null;

    assertThat(lockOf(loop)).isNull();
  }
}
