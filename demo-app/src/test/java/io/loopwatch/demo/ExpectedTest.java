// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedTest {
  @Test
  void hintsNameVirtualThreadsWhereThereAreSome() {
    Expected cpu =
        Expected.computes("sum", "run it with this or on a virtual-thread verticle, or leave it");
    assertThat(cpu.hintOn(17)).isEqualTo("run it with this, or leave it");
    assertThat(cpu.hintOn(21)).isEqualTo(cpu.hint());
  }

  @Test
  void whatPinsUntilSomeJdk_isWrongUntilThen() {
    Expected monitor = Expected.waits("Thread.sleep", "wrong", "unlock").until(23);
    assertThat(monitor.appliesOn(21)).isTrue();
    assertThat(monitor.appliesOn(23)).isTrue();
    assertThat(monitor.appliesOn(24)).isFalse();
    assertThat(Expected.flood("bound it").isLasting()).isTrue();
  }

  @Test
  void whatSaysAllThatTheEventDoes() {
    assertThat(Expected.waits("Thread.sleep", "a", "b").what())
        .isEqualTo("stall: blocking, Thread.sleep");
    assertThat(Expected.computes("a", "b").what()).isEqualTo("stall: cpu");
    assertThat(Expected.turn("a", "b").what()).isEqualTo("iteration: cpu");
    assertThat(Expected.flood("b").what()).isEqualTo("flood");
    assertThat(Expected.dropped("Netty promise", "a", "b").what())
        .isEqualTo("dropped: Netty promise");
  }
}
