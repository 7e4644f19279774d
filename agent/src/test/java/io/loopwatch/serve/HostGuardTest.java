// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
  private final HostGuard guard = new HostGuard("Monitor.local", true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9464",
        "LOCALHOST:1",
        "127.0.0.1:9464",
        "[::1]",
        "[::1]:9464",
        "monitor.local:9464"
      })
  void aNameOfThisMachine_isFine(String host) {
    assertThat(guard.allows(List.of(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:9464",
        "localhost.attacker.example",
        "127.0.0.1.nip",
        "",
        ":9464",
        "[::2]:9464",
        "127.0.0.2",
        "localhost@attacker.example"
      })
  void anotherName_isNone(String host) {
    assertThat(guard.allows(List.of(host))).isFalse();
  }

  @Test
  void twoHosts_areNone() {
    assertThat(guard.allows(List.of("localhost", "localhost"))).isFalse();
  }

  @Test
  void whoSendsNone_isNoBrowser() {
    assertThat(guard.allows(null)).isTrue();
  }

  @Test
  void onAnotherAddress_nobodyKnowsItsNames() {
    assertThat(new HostGuard("0.0.0.0", false).allows(List.of("monitor.example"))).isTrue();
  }
}
