// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.PlayedStall.used;
import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.late;
import static io.loopwatch.diagnose.Stacks.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.loopwatch.event.Cause;
import io.loopwatch.event.Diagnosis;
import io.loopwatch.event.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose line it is, by many samples. */
class HeavyPathTest {
  private static final String A = "com.acme.Orders.a";
  private static final String B = "com.acme.Orders.b";
  private static final String C = "com.acme.Orders.c";
  private static final String HANDLE = "com.acme.Handler.handle";
  private static final String NETTY = "io.netty.channel.nio.NioEventLoop.run";

  private final PlayedStall stall = new PlayedStall();

  private void computes(long millis, String... frames) {
    stall.then(millis, used(millis), sample(Thread.State.RUNNABLE, frames));
  }

  private void culpritIs(String expected) {
    assertThat(stall.diagnosis().culprit()).isEqualTo(frame(expected));
    assertThat(stall.diagnosis().stack()).contains(frame(expected));
  }

  @Test
  void oneSampleThatHitsAnother_blamesNobody() {
    computes(400, A, HANDLE, NETTY);
    computes(10, B, HANDLE, NETTY);

    culpritIs(A);
  }

  @Test
  void lastSampleInAnother_blamesNobody() {
    for (int i = 0; i < 40; i++) {
      computes(10, A, HANDLE, NETTY);
    }
    computes(10, B, HANDLE, NETTY);

    culpritIs(A);
    assertThat(stall.diagnosis().share()).isCloseTo(40 / 41.0, within(0.001));
  }

  @Test
  void calleeWithMostOfTheTime_isTheCulprit() {
    for (int i = 0; i < 10; i++) {
      computes(6, A, HANDLE, NETTY);
      computes(4, B, HANDLE, NETTY);
    }

    culpritIs(A);
    assertThat(stall.diagnosis().share()).isCloseTo(0.6, within(0.001));
  }

  @Test
  void manyCallees_blameTheirCaller() {
    computes(40, A, HANDLE, NETTY);
    computes(30, B, HANDLE, NETTY);
    computes(30, C, HANDLE, NETTY);

    culpritIs(HANDLE);
    assertThat(stall.diagnosis().share()).isEqualTo(1);
  }

  @Test
  void twoCalleesInTurn_blameTheirCaller() {
    computes(50, A, HANDLE, NETTY);
    computes(50, B, HANDLE, NETTY);

    culpritIs(HANDLE);
  }

  @Test
  void callerThatHasMost_isEnough() {
    computes(40, A, B, HANDLE, NETTY);
    computes(30, C, B, HANDLE, NETTY);
    computes(30, "com.acme.Other.call", HANDLE, NETTY);

    culpritIs(B);
  }

  @Test
  void pathsWithNothingInCommon_blameTheHeaviest() {
    computes(30, A, NETTY);
    computes(40, B, NETTY);
    computes(30, C, NETTY);

    culpritIs(B);
  }

  @Test
  void otherCauses_areNotAskedWhoComputed() {
    Sample sleeps =
        sample(Thread.State.TIMED_WAITING, "java.lang.Thread.sleep#native", B, HANDLE, NETTY);
    stall.then(100, used(0), sleeps);
    computes(400, A, HANDLE, NETTY);

    culpritIs(A);
    assertThat(stall.diagnosis().share()).isCloseTo(0.8, within(0.001));
  }

  @Test
  void line_isTheHeaviestOfTheMethod() {
    stall.then(30, used(30), at(10)).then(50, used(50), at(20)).then(30, used(30), at(10));

    assertThat(stall.diagnosis().culprit().getLineNumber()).isEqualTo(10);
    assertThat(stall.diagnosis().stack()).containsExactly(line(10));
  }

  private static Sample at(int line) {
    return new Sample(List.of(line(line)), Thread.State.RUNNABLE, null, false);
  }

  private static StackTraceElement line(int line) {
    return new StackTraceElement("com.acme.Orders", "a", "Orders.java", line);
  }

  @Test
  void methodThatCallsItself_countsOnceASample() {
    computes(40, A, B, B, B, NETTY);
    computes(60, C, HANDLE, NETTY);

    culpritIs(C);
  }

  @Test
  void recursion_isTheMethodThatCallsItself() {
    computes(40, A, B, B, B, HANDLE, NETTY);
    computes(30, C, B, B, HANDLE, NETTY);
    computes(30, B, B, HANDLE, NETTY);

    culpritIs(B);
  }

  @Test
  void timeMostlyInTheLoopsOwnCode_isNobodys() {
    computes(60, "io.netty.handler.ssl.SslHandler.unwrap", NETTY);
    computes(40, A, NETTY);

    assertThat(stall.diagnosis().cause()).isEqualTo(Cause.CPU);
    assertThat(stall.diagnosis().culprit()).isNull();
    assertThat(stall.diagnosis().stack())
        .startsWith(frame("io.netty.handler.ssl.SslHandler.unwrap"));
  }

  @Test
  void stackToTell_isNotLate_whereThereIsOther() {
    stall
        .then(60, used(60), late(Thread.State.RUNNABLE, A, NETTY))
        .then(50, used(50), sample(Thread.State.RUNNABLE, A, HANDLE, NETTY));

    assertThat(stall.diagnosis().stackLate()).isFalse();
    assertThat(stall.diagnosis().stack()).hasSize(3);
  }

  @Test
  void operation_isTheCulpritsOwn() {
    Sample sleeps =
        sample(Thread.State.TIMED_WAITING, "java.lang.Thread.sleep#native", A, HANDLE, NETTY);
    Sample joins =
        sample(
            Thread.State.WAITING,
            "java.lang.Object.wait#native",
            "java.lang.Thread.join",
            B,
            HANDLE,
            NETTY);
    stall.then(40, used(0), joins).then(90, used(0), sleeps);

    assertThat(stall.diagnosis().operation()).isEqualTo("Thread.sleep");
    culpritIs(A);
  }

  @Test
  void deepStacks_costNoMoreThanTheirFrames() {
    List<String> frames = new ArrayList<>(List.of(A));
    for (int i = 0; i < 10_000; i++) {
      frames.add("com.acme.Tree" + i % 7 + ".descend");
    }
    frames.add(NETTY);
    String[] deep = frames.toArray(String[]::new);
    for (int i = 0; i < 100; i++) {
      deep[0] = "com.acme.Orders.m" + i % 5;
      computes(10, deep);
    }

    Diagnosis found = assertTimeout(Duration.ofSeconds(20), stall::diagnosis);
    assertThat(found.culprit()).isEqualTo(frame("com.acme.Tree0.descend"));
  }

  @Test
  void generatedFrames_areNoCulprits() {
    computes(100, "com.acme.Store$$FastClassBySpringCGLIB$$12.invoke", A, HANDLE, NETTY);

    culpritIs(A);
  }
}
