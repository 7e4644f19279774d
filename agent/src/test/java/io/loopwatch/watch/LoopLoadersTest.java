// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.ProbeReset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ProbeReset.class)
class LoopLoadersTest {
  private final LoopLoaders loaders = new LoopLoaders();

  private static final class Application extends ClassLoader {
    Application() {
      super(LoopLoadersTest.class.getClassLoader());
    }
  }

  private void add(LoopThread thread, ClassLoader context) {
    thread.on(() -> Thread.currentThread().setContextClassLoader(context));
    loaders.add(thread.slot());
  }

  @Test
  void get_givesTheThreadsLoaderAndTheLoopsOwn_eachOnce() {
    ClassLoader application = new Application();
    try (LoopThread one = LoopThread.seen();
        LoopThread two = LoopThread.seen()) {
      add(one, application);
      add(two, application);

      assertThat(loaders.get()).containsExactly(application, getClass().getClassLoader());
    }
  }

  @Test
  void get_withoutAContextLoader_givesTheLoopsOwn() {
    try (LoopThread thread = LoopThread.seen()) {
      add(thread, null);

      assertThat(loaders.get()).containsExactly(getClass().getClassLoader());
    }
  }

  @Test
  void loaderOfAnApplicationThatIsGone_isNotHeld() {
    try (LoopThread thread = LoopThread.seen()) {
      add(thread, new Application());
      assertThat(loaders.get()).hasSize(2);
      thread.on(() -> Thread.currentThread().setContextClassLoader(null));

      await()
          .until(
              () -> {
                System.gc();
                return loaders.get().size() == 1;
              });
    }
  }

  @Test
  void loaders_areLimited() {
    try (LoopThread thread = LoopThread.seen()) {
      ClassLoader[] held = new ClassLoader[150];
      for (int i = 0; i < held.length; i++) {
        held[i] = new Application();
        add(thread, held[i]);
      }

      assertThat(loaders.get()).hasSize(100).contains(held[0]);
    }
  }
}
