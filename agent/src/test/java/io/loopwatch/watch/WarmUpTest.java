// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Notice;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What loads the means to tell a stall before there is one. */
class WarmUpTest {
  private static final long MILLI = 1_000_000;

  private final Told told = new Told();
  private final WarmUp warmUp = new WarmUp(new SteppedClock(), told);

  /** Who is warmed up, on whatever thread. */
  private static final class Told implements Findings {
    final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    final Queue<Event> events = new ConcurrentLinkedQueue<>();
    boolean fails;

    @Override
    public void warmUp() {
      threads.add(Thread.currentThread());
      if (fails) {
        throw new NoClassDefFoundError("com/acme/Gone");
      }
    }

    @Override
    public void stall(Evidence evidence) {}

    @Override
    public void blocking(BlockingEvidence evidence) {}

    @Override
    public void event(Event event) {
      events.add(event);
    }
  }

  @Test
  void halfASecondAfterTheFirstLoop_once_onAThreadOfItsOwn() {
    warmUp.look(0);
    warmUp.look(499 * MILLI);
    assertThat(warmUp.isDone()).isFalse();

    warmUp.look(500 * MILLI);
    warmUp.look(501 * MILLI);
    await().until(warmUp::isDone);
    warmUp.look(2_000 * MILLI);

    assertThat(told.threads).hasSize(1).doesNotContain(Thread.currentThread());
    assertThat(told.events).isEmpty();
  }

  @Test
  void whereItFails_thatIsSaid() {
    told.fails = true;
    warmUp.look(0);
    warmUp.look(500 * MILLI);
    await().until(() -> !told.events.isEmpty());

    assertThat(warmUp.isDone()).isFalse();
    assertThat(told.events)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.class, notice -> assertThat(notice.text()).contains("com/acme/Gone"));
  }
}
