// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Dropped;
import io.loopwatch.event.LoopKind;
import io.loopwatch.probe.Failures;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Failed futures that were collected are told, with what was known of them. */
@ExtendWith(ProbeReset.class)
class DropWatchTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");

  @AfterEach
  void close() {
    rig.close();
  }

  private void fail(Throwable cause) {
    loop.on(Probe::begin);
    loop.on(() -> Failures.made(new Object(), cause));
    rig.watchdog.tick();
  }

  /** Has it collected; what fails in between only shows when the next one comes. */
  private List<Dropped> untilTold(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              rig.watchdog.tick();
              return rig.found.of(Dropped.class).size() >= count;
            });
    return rig.found.of(Dropped.class);
  }

  @Test
  void droppedFuture_isToldOnce() {
    fail(new IOException("broken"));
    Dropped told = untilTold(1).get(0);

    assertThat(told.loop().name()).isEqualTo("loop-1");
    assertThat(told.loop().kind()).isEqualTo(LoopKind.NETTY);
    assertThat(told.future()).isEqualTo("Vert.x future"); // it is no future of java.util.concurrent
    assertThat(told.failure()).isEqualTo(IOException.class.getName());
    assertThat(told.message()).isEqualTo("broken");
    assertThat(told.stack().get(0).getClassName()).isEqualTo(DropWatchTest.class.getName());
    assertThat(told.failureStack().get(0).getMethodName()).isEqualTo("droppedFuture_isToldOnce");
    assertThat(told.culprit()).isNull();
  }

  @Test
  void wrapping_isTakenOff() {
    fail(new CompletionException(new IOException("inner")));
    assertThat(untilTold(1).get(0).failure()).isEqualTo(IOException.class.getName());
  }

  @Test
  void failureThatCannotBeRead_isToldAsFarAsItCan() {
    fail(new Unreadable());
    Dropped told = untilTold(1).get(0);
    assertThat(told.failure()).isEqualTo(Unreadable.class.getName());
    assertThat(told.message()).isNull();
  }

  @Test
  void askedFuture_isNotTold() {
    loop.on(Probe::begin);
    loop.on(DropWatchTest::failAndAsk);
    fail(new IOException("the next one"));
    assertThat(untilTold(1)).extracting(Dropped::message).containsExactly("the next one");
  }

  private static void failAndAsk() {
    Object future = new Object();
    Failures.made(future, new IOException("asked"));
    Failures.asked(future);
  }

  /** Of the application's own making. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not ready");
    }
  }
}
