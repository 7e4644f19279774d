// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.event.Flood;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Notice;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ListenersReporterTest {
  private static final String RECORDER = "listener " + RecordingListener.class.getName();

  private final List<ClassLoader> loaders = new ArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final ListenersReporter reporter =
      new ListenersReporter(() -> List.copyOf(loaders), notices::add);

  @AfterEach
  void close() {
    reporter.close();
  }

  @Test
  void aListenerOfTheAgentsApi_isTold_onAThreadOfItsOwn_inItsContext() {
    ApplicationLoader application = add(ApplicationLoader.of(RecordingListener.class));
    tell(1, 2);
    assertThat(application.told())
        .containsExactly("flood 1 on loopwatch-" + RECORDER, "flood 2 on loopwatch-" + RECORDER);
    assertThat(notices).isEmpty();
  }

  /** As in a container that looks into the application first. */
  @Test
  void aListenerOfAnotherCopyOfTheApi_isTold() throws ClassNotFoundException {
    ApplicationLoader application = add(ApplicationLoader.withApi(RecordingListener.class));
    assertThat(application.loadClass(ListenerCall.LISTENER))
        .isNotSameAs(io.loopwatch.api.LoopwatchListener.class);
    tell(1);
    assertThat(application.told()).containsExactly("flood 1 on loopwatch-" + RECORDER);
    assertThat(notices).isEmpty();
  }

  @Test
  void twoApplications_haveEachTheirOwn() {
    ApplicationLoader first = add(ApplicationLoader.of(RecordingListener.class));
    ApplicationLoader second = add(ApplicationLoader.withApi(RecordingListener.class));
    tell(1);
    assertThat(first.told()).hasSize(1);
    assertThat(second.told()).hasSize(1);
  }

  @Test
  void oneClass_isOneListener_howeverManyLoadersLeadToIt() {
    ApplicationLoader application = add(ApplicationLoader.of(RecordingListener.class));
    loaders.add(new ClassLoader(application) {});
    tell(1);
    assertThat(application.told()).hasSize(1);
  }

  @Test
  void anApplicationThatComesLater_isToldFromThenOn() {
    reporter.report(flood(1));
    ApplicationLoader application = add(ApplicationLoader.of(RecordingListener.class));
    tell(2);
    assertThat(application.told()).containsExactly("flood 2 on loopwatch-" + RECORDER);
  }

  @Test
  void aListenerThatThrows_isToldOfOnce_andTheOthersMissNothing() {
    ApplicationLoader application =
        add(ApplicationLoader.of(ThrowingListener.class, RecordingListener.class));
    tell(1, 2, 3);
    assertThat(application.told()).hasSize(3);
    assertThat(notices)
        .satisfiesExactly(
            failed ->
                assertThat(failed)
                    .startsWith("listener io.loopwatch.listen.ThrowingListener failed, next try in")
                    .endsWith("java.lang.IllegalStateException: not today"),
            // The second and the third came while it was left alone, or were its last chance.
            ended -> assertThat(ended).contains("has ended").contains("dropped in all"));
  }

  @Test
  @Timeout(30)
  void aListenerThatHangs_holdsUpNobody_andItsLossIsCounted() {
    ApplicationLoader application =
        add(ApplicationLoader.of(RecordingListener.class, StubbornListener.class));
    for (int i = 0; i < 1_100; i++) {
      reporter.report(flood(i));
      while (application.told().size() <= i) { // the recorder is no slower than this test
        Thread.onSpinWait();
      }
    }
    reporter.close();
    assertThat(notices)
        .singleElement()
        .asString()
        .matches(
            "listener \\S+StubbornListener did not finish within .* and [0-9,]+ events were dropped");
    stubborn(application).countDown();
  }

  private static CountDownLatch stubborn(ApplicationLoader application) {
    try {
      Class<?> type = application.loadClass(StubbornListener.class.getName());
      return (CountDownLatch) type.getField("GO").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aListenerThatCannotBeMade_isToldOfOnce_andTheOthersAreTold() {
    ApplicationLoader application =
        add(ApplicationLoader.of(UnmakeableListener.class, RecordingListener.class));
    tell(1, 2);
    assertThat(application.told()).hasSize(2);
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("a listener cannot be used: ")
        .contains("UnmakeableListener")
        .endsWith("java.lang.IllegalStateException: no configuration");
  }

  @Test
  void withoutListeners_nothingIsSaid() {
    loaders.add(new ClassLoader(null) {});
    loaders.add(ClassLoader.getPlatformClassLoader());
    tell(1);
    assertThat(notices).isEmpty();
  }

  @Test
  void whereNobodyListens_nothingIsWanted_untilALoaderComes() {
    assertThat(reporter.wants(flood(1))).isTrue();
    reporter.report(flood(1));
    assertThat(reporter.wants(flood(2))).isFalse();
    add(ApplicationLoader.of(RecordingListener.class));
    assertThat(reporter.wants(flood(3))).isTrue();
    reporter.report(flood(3));
    assertThat(reporter.wants(flood(4))).isTrue();
  }

  @Test
  void whatIsAboutNoLoop_isNotWanted() {
    assertThat(reporter.wants(flood(1))).isTrue();
    assertThat(reporter.wants(new Notice(Instant.EPOCH, "x"))).isFalse();
  }

  /** An application that is stopped must be free to go. */
  @Test
  void anApplication_isNotKeptAlive() {
    WeakReference<ClassLoader> application =
        new WeakReference<>(add(ApplicationLoader.of(RecordingListener.class)));
    reporter.report(flood(1));
    loaders.clear();
    await()
        .until(
            () -> {
              System.gc();
              return application.get() == null;
            });
    reporter.report(flood(2));
    assertThat(notices).isEmpty();
  }

  private ApplicationLoader add(ApplicationLoader application) {
    loaders.add(application);
    return application;
  }

  /** Reports, and waits until everybody has it. */
  private void tell(long... ids) {
    for (long id : ids) {
      reporter.report(flood(id));
    }
    reporter.close();
  }

  private static Flood flood(long id) {
    LoopId loop = new LoopId("loop-1", LoopKind.NETTY);
    return new Flood(id, Instant.EPOCH, loop, 2, 1, true, 7, List.of(), List.of());
  }
}
