// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The self-test passes where every hook of blocking calls works, and fails where one is dead. */
@ExtendWith(ProbeReset.class)
class CallsSelfTestTest {
  @Test
  void run_withEveryHookAlive_findsNothing() {
    assertThat(CallsSelfTest.run()).isNull();
    assertThat(Probe.current()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "enter, (I)V",
    "block, (I)V",
    "block, (Ljava/lang/Object;I)V",
    "leave, ()V",
    "sleep, (JI)V",
  })
  void run_withADeadHook_saysSo(String hook, String descriptor) throws Exception {
    Class<?> broken =
        SelfTestTest.withDead(hook, descriptor).loadClass(CallsSelfTest.class.getName());
    Method run = broken.getDeclaredMethod("run");
    run.setAccessible(true);

    assertThat((String) run.invoke(null)).isNotBlank();
  }

  /** No class of the JDK is woven in a unit test, so every hook is dead. */
  @Test
  void trials_findEveryHookThatIsNotPlaced() {
    List<String> dead = Trials.dead();

    assertThat(dead).contains("Thread.sleep", "LockSupport.park", "File.exists");
    assertThat(dead).hasSizeGreaterThan(8);
    assertThat(Probe.current()).isNull();
  }
}
