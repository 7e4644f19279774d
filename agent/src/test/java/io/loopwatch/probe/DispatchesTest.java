// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which virtual thread works for which context; any thread stands for one here. */
class DispatchesTest {
  private static final int LONGEST = 16;

  private final List<PlayedThread> threads = new ArrayList<>();

  @AfterEach
  void close() {
    for (PlayedThread thread : threads) {
      thread.on(() -> Dispatches.set(null));
      thread.close();
    }
  }

  private PlayedThread thread() {
    PlayedThread made = new PlayedThread("virtual");
    made.on(() -> {});
    threads.add(made);
    return made;
  }

  private PlayedThread threadAtThePlaceOf(PlayedThread other) {
    PlayedThread made = SharedPlace.with(other.thread(), () -> new PlayedThread("virtual"));
    threads.add(made);
    return made;
  }

  private static void set(PlayedThread thread, Object context) {
    thread.on(() -> Dispatches.set(context));
  }

  private static Object of(PlayedThread thread) {
    return Carriers.contextOf(thread.thread().getId());
  }

  @Test
  void context_isThatOfItsThread_andOfNoOther() {
    PlayedThread one = thread();
    PlayedThread other = thread();
    Object context = new Object();
    set(one, context);

    assertThat(of(one)).isSameAs(context);
    assertThat(of(other)).isNull();
  }

  @Test
  void context_isReplacedByTheNext_andRemovedByNone() {
    PlayedThread one = thread();
    Object first = new Object();
    Object second = new Object();
    set(one, first);
    set(one, second);
    assertThat(of(one)).isSameAs(second);

    set(one, null);
    assertThat(of(one)).isNull();
    set(one, null);
    assertThat(of(one)).isNull();
  }

  @Test
  void threadsThatShareAPlace_haveTheirOwn() {
    PlayedThread one = thread();
    PlayedThread other = threadAtThePlaceOf(one);
    Object context = new Object();
    set(one, context);
    assertThat(of(other)).isNull();
    Object another = new Object();
    set(other, another);
    assertThat(of(one)).isSameAs(context);
    assertThat(of(other)).isSameAs(another);

    set(one, null);
    assertThat(of(one)).isNull();
    assertThat(of(other)).isSameAs(another);
  }

  @Test
  void moreThanAPlaceHolds_theOldestAreNotKnown() {
    List<Object> contexts = new ArrayList<>();
    PlayedThread first = thread();
    for (int i = 0; i < LONGEST + 3; i++) {
      PlayedThread each = i == 0 ? first : threadAtThePlaceOf(first);
      contexts.add(new Object());
      set(each, contexts.get(i));
    }

    for (int i = 0; i < LONGEST + 3; i++) {
      assertThat(of(threads.get(i))).isSameAs(i < 3 ? null : contexts.get(i));
    }
  }

  @Test
  void contextThatNobodyElseHolds_isLetGo_andTakesNoRoom() {
    PlayedThread first = thread();
    set(first, new Object());
    for (int i = 0; i < 5; i++) {
      set(threadAtThePlaceOf(first), new Object());
    }
    await().until(() -> threads.stream().allMatch(DispatchesTest::isLetGo));

    List<Object> contexts = new ArrayList<>();
    for (int i = 0; i < LONGEST; i++) {
      contexts.add(new Object());
      set(threadAtThePlaceOf(first), contexts.get(i));
    }
    for (int i = 0; i < LONGEST; i++) {
      assertThat(of(threads.get(6 + i))).isSameAs(contexts.get(i));
    }
  }

  private static boolean isLetGo(PlayedThread thread) {
    System.gc();
    return of(thread) == null;
  }

  /** What Vert.x dispatches on worker threads is nobody's concern. */
  @Test
  void dispatchOnAThreadThatIsNeitherLoopNorVirtual_isNotKept() {
    PlayedThread worker = thread();
    Object context = new Object();
    worker.on(() -> Probe.dispatch(context));

    assertThat(of(worker)).isNull();
  }
}
