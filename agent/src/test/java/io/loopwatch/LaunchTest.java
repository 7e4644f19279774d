// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.FreshLoader;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a loader of its own, for an agent starts once. */
class LaunchTest {
  private final PlayedInstrumentation played = new PlayedInstrumentation();
  private final Method start = freshStart();

  private static Method freshStart() {
    try {
      return new FreshLoader("io.loopwatch.")
          .loadClass(Launch.class.getName())
          .getMethod("start", String.class, Instrumentation.class);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  private List<String> start(String arguments) throws Exception {
    return Stderr.linesOf(() -> start.invoke(null, arguments, played.instrumentation()));
  }

  @Test
  void badOptions_areSaidOneLineEach_andLeaveAllOff() throws Exception {
    List<String> said = start("treshold=50ms,sample.interval=never");

    assertThat(said).hasSize(3);
    assertThat(said.get(0)).contains("treshold").contains("threshold");
    assertThat(said.get(1)).contains("sample.interval", "never");
    assertThat(said.get(2)).contains("is off because of that");
    assertThat(played.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"histograms=a\u0000b", "events=a\u0000b", "log=file:a\u0000b"})
  void pathThatTheFileSystemRefuses_leavesAllOff(String option) throws Exception {
    List<String> said = start(option);

    assertThat(said).hasSize(2);
    assertThat(said.get(0)).contains(option.substring(0, option.indexOf('=')));
    assertThat(said.get(1)).contains("is off because of that");
    assertThat(played.calls()).isEmpty();
  }

  @Test
  void disabled_isSaid_andLeavesAllOff() throws Exception {
    assertThat(start("enabled=false")).containsExactly("loopwatch: is off: enabled=false");
    assertThat(played.calls()).isEmpty();
  }

  @Test
  void secondAgent_isSaid_andDoesNothing() throws Exception {
    start("enabled=false");

    assertThat(start("")).singleElement().asString().contains("given twice");
    assertThat(played.calls()).isEmpty();
  }

  @Test
  void goodOptions_putTheTransformerIn_andSayWhatIsOn() throws Exception {
    List<String> said = start("threshold=50ms,app=com.acme");

    assertThat(said)
        .singleElement()
        .asString()
        .contains("is on", "lag.threshold=100ms", "app=com.acme")
        .containsPattern("[ ,:]threshold=50ms");
    assertThat(played.calls()).startsWith("addTransformer").containsOnlyOnce("addTransformer");
    assertThat(played.argumentsOf("addTransformer")[0]).isInstanceOf(ClassFileTransformer.class);
    assertThat(played.argumentsOf("addTransformer")[1]).isEqualTo(true);
  }
}
