// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.PlayedAgent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the annotation does to tests of a user, which are the classes nested in here. */
class NoBlockingTest {
  private static final String WHO = "blocked an event loop, once:\nThread.sleep blocked a-loop";

  static class OnMethods {
    @Test
    @NoBlocking
    void blocks() {
      PlayedAgent.blocks("a-loop");
    }

    @Test
    @NoBlocking
    void calm() {}

    @Test
    void unwatched() {
      PlayedAgent.blocks("a-loop");
    }
  }

  @Test
  void blockingTest_fails_itsTwinsDoNot() {
    Run run = attached(OnMethods.class);
    assertThat(run.failed()).containsOnlyKeys("blocks()");
    assertThat(run.failed().get("blocks()"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            WHO + " for 50.0 ms at " + OnMethods.class.getName() + ".blocks(NoBlockingTest.java:")
        .hasMessageContaining("\n\tat " + OnMethods.class.getName() + ".blocks(");
    assertThat(run.passed()).containsExactlyInAnyOrder("calm()", "unwatched()");
  }

  @NoBlocking
  static class OnClass {
    @Test
    void blocks() {
      PlayedAgent.blocks("a-loop");
    }

    @Nested
    class Inner {
      @Test
      void blocksInside() {
        PlayedAgent.blocks("a-loop");
      }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"blocking", "calm"})
    void each(String how) {
      if (how.equals("blocking")) {
        PlayedAgent.blocks("a-loop");
      }
    }
  }

  static class Inherited extends OnClass {}

  @Test
  void annotationOnAClass_countsForNestedAndParameterizedTests() {
    Run run = attached(OnClass.class);
    assertThat(run.failed()).containsOnlyKeys("blocks()", "blocksInside()", "blocking");
    assertThat(run.passed()).containsExactly("calm");
  }

  @Test
  void annotationOnAClass_isInherited() {
    assertThat(attached(Inherited.class).failed()).containsKeys("blocks()", "blocking");
  }

  @NoBlocking
  static class AroundTests {
    @BeforeEach
    void before() {
      PlayedAgent.blocks("before-loop");
    }

    @AfterEach
    void after() {
      PlayedAgent.blocks("after-loop");
    }

    @Test
    void calm() {}
  }

  @Test
  void beforeEachAndAfterEach_count() {
    assertThat(attached(AroundTests.class).failed().get("calm()"))
        .hasMessageStartingWith("blocked an event loop, 2 times:\n")
        .hasMessageContainingAll("before-loop", "after-loop");
  }

  @NoBlocking
  static class FailingTests {
    @Test
    void failsByItself() {
      PlayedAgent.blocks("a-loop");
      throw new IllegalStateException("mine");
    }

    @Test
    void isAborted() {
      PlayedAgent.blocks("a-loop");
      Assumptions.abort("not here");
    }
  }

  @Test
  void failingTest_keepsItsFailure_oursIsSuppressed() {
    Throwable failure = attached(FailingTests.class).failed().get("failsByItself()");
    assertThat(failure).hasMessage("mine");
    assertThat(failure.getSuppressed()).singleElement().asString().contains(WHO);
  }

  @Test
  void abortedTest_thatBlocked_fails() {
    assertThat(attached(FailingTests.class).failed().get("isAborted()"))
        .hasMessageStartingWith(WHO);
  }

  @NoBlocking
  static class Factory {
    @TestFactory
    Stream<DynamicTest> dynamic() {
      return Stream.of(DynamicTest.dynamicTest("one", () -> PlayedAgent.blocks("a-loop")));
    }
  }

  @Test
  void factory_failsAsAWhole() {
    assertThat(attached(Factory.class).failed()).containsOnlyKeys("dynamic()");
  }

  @NoBlocking
  static class Often {
    @Test
    void often() {
      for (int i = 0; i < 12; i++) {
        PlayedAgent.blocks("loop-" + i + "-");
      }
    }
  }

  @Test
  void manyCalls_areToldToTen() {
    assertThat(attached(Often.class).failed().get("often()").getMessage())
        .startsWith("blocked an event loop, 12 times:\n")
        .contains("loop-9-")
        .doesNotContain("loop-10-")
        .endsWith("\nand 2 more");
  }

  /** What the watchdog hands over late belongs to the test that was running, not to the next. */
  @Test
  void lateCalls_areWaitedFor() {
    AtomicReference<String> late = new AtomicReference<>("too-early");
    Runnable flush =
        () -> {
          String loop = late.getAndSet(null);
          if (loop != null) {
            PlayedAgent.blocks(loop);
          }
        };
    Late.late = late;
    try (PlayedAgent agent = PlayedAgent.attach(flush)) {
      Run run = Run.of(Late.class);
      assertThat(run.failed().get("hasALateCall()")).hasMessageContaining("late-loop");
      assertThat(run.failed().get("hasALateCall()").getMessage()).doesNotContain("too-early");
    }
  }

  @NoBlocking
  static class Late {
    static AtomicReference<String> late;

    @Test
    void hasALateCall() {
      late.set("late-loop");
    }
  }

  @NoBlocking
  @Execution(ExecutionMode.CONCURRENT)
  static class Together {
    private static final CountDownLatch BOTH = new CountDownLatch(2);
    private static final CountDownLatch BLOCKED = new CountDownLatch(1);

    @Test
    void blocks() throws InterruptedException {
      BOTH.countDown();
      BOTH.await();
      PlayedAgent.blocks("a-loop");
      BLOCKED.countDown();
    }

    @Test
    void waits() throws InterruptedException {
      BOTH.countDown();
      BLOCKED.await();
    }
  }

  @Test
  void parallelTests_areBothTold() {
    Map<String, String> parallel =
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");
    try (PlayedAgent agent = PlayedAgent.attach()) {
      assertThat(Run.of(parallel, Together.class).failed()).containsOnlyKeys("blocks()", "waits()");
    }
  }

  @Test
  void withoutAgent_theTestFailsAndSaysWhatToAdd() {
    Run run = Run.of(OnMethods.class);
    assertThat(run.failed()).containsOnlyKeys("blocks()", "calm()");
    assertThat(run.failed().get("calm()"))
        .hasMessage(
            "nobody looks for blocking calls: add -javaagent:loopwatch.jar=blocking=throw (or"
                + " blocking=report) to the JVM that runs the tests");
    assertThat(run.failed().get("calm()").getSuppressed()).isEmpty();
  }

  private static Run attached(Class<?> tests) {
    try (PlayedAgent agent = PlayedAgent.attach()) {
      return Run.of(tests);
    }
  }
}
