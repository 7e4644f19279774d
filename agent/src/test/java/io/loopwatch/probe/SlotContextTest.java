// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For whom a callback works, as a framework says while it runs. */
@ExtendWith(ProbeReset.class)
class SlotContextTest {
  private final LoopThread loop = LoopThread.seen();
  private final Slot slot = loop.slot();
  private final Object context = new Object();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void context_belongsToTheCallbackThatDispatched() {
    loop.on(Probe::begin);
    loop.on(() -> Probe.dispatch(context));
    assertThat(slot.context(1)).isSameAs(context);
    assertThat(slot.hasDispatched()).isTrue();

    loop.on(Probe::end);
    loop.on(Probe::begin);
    assertThat(slot.context(3)).isNull();
  }

  @Test
  void endOfADispatch_keepsTheContextForTheReport() {
    loop.on(Probe::begin);
    loop.on(() -> Probe.dispatch(context));
    loop.on(() -> Probe.dispatch(null));

    assertThat(slot.context(1)).isSameAs(context);
  }

  @Test
  void stall_isToldWithItsContext() {
    Probe.configure(1, Long.MAX_VALUE);
    loop.on(Probe::begin);
    loop.on(() -> Probe.dispatch(context));
    loop.on(Probe::end);
    loop.on(Probe::begin);
    loop.on(Probe::end);

    assertThat(slot.longRing().context()).isSameAs(context);
    slot.longRing().next();
    assertThat(slot.longRing().context()).isNull();
  }

  @Test
  void withoutDispatch_nothingIsKnown() {
    loop.on(Probe::begin);

    assertThat(slot.context(1)).isNull();
    assertThat(slot.hasDispatched()).isFalse();
  }

  @Test
  void dispatch_onAThreadThatIsNoLoop_doesNothing() {
    try (LoopThread worker = new LoopThread("worker", new PlayedLoop())) {
      worker.on(() -> Probe.dispatch(context));
      assertThat(worker.slot()).isNull();
    }
  }

  @Test
  void sleep_letsGoOfTheContext() {
    WeakReference<Object> held = dispatchAnother();
    loop.on(Probe::sleepBegin);

    await().until(() -> isCollected(held));
  }

  private WeakReference<Object> dispatchAnother() {
    Object other = new Object();
    loop.on(Probe::begin);
    loop.on(() -> Probe.dispatch(other));
    loop.on(Probe::end);
    return new WeakReference<>(other);
  }

  private static boolean isCollected(WeakReference<?> held) {
    System.gc();
    return held.get() == null;
  }
}
