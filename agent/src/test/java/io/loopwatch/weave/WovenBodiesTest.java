// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a method's body looks like, woven it verifies, does and throws what it did before, and
 * is one callback.
 */
@ExtendWith(ProbeReset.class)
class WovenBodiesTest {
  private static final int JAVA_5 = 49;
  private static final int[] VERSIONS = {JAVA_5, 50, 52, 61};
  private static final int[] INPUTS = {-7, 0, 1, 4, 6, 9, 1_000_000};

  private final PlayedLoop loop = new PlayedLoop();

  @BeforeEach
  void beALoop() {
    Probe.tasks(loop, loop.queue);
  }

  static Stream<String> bodies() {
    return Arrays.stream(Bodies.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void wovenMethod_doesAsBeforeAndIsOneCallback(String name) throws Exception {
    for (int version : VERSIONS) {
      byte[] plain = ClassFiles.withVersion(Bodies.class, version);
      HookPoint row = new HookPoint("weave/Bodies", List.of(name), Advice.IO, "*");
      Weaver.Result result = Weaver.weave(plain, List.of(row));
      assertThat(result.missing()).isEmpty();

      Slot slot = Probe.current();
      long before = slot.callbacks();
      List<String> woven = outcomes(ClassFiles.define(result.bytes()), name);

      assertThat(woven).isEqualTo(outcomes(ClassFiles.define(plain), name));
      assertThat(slot.callbacks() - before).as("version %d", version).isEqualTo(INPUTS.length);
      assertThat(slot.sequence() & 1).isZero();
    }
  }

  private static List<String> outcomes(Class<?> type, String name) throws Exception {
    Object bodies = type.getConstructor().newInstance();
    Method method = type.getMethod(name, int.class);
    List<String> outcomes = new ArrayList<>();
    for (int x : INPUTS) {
      outcomes.add(outcome(bodies, method, x) + ", trace " + type.getField("trace").get(bodies));
    }
    return outcomes;
  }

  private static String outcome(Object bodies, Method method, int x) throws Exception {
    try {
      return String.valueOf(method.invoke(bodies, x));
    } catch (InvocationTargetException thrown) {
      return thrown.getCause().toString();
    }
  }
}
