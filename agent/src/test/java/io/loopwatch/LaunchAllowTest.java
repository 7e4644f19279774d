// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.BlockingPoints;
import io.loopwatch.weave.FreshLoader;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The operations of {@code allow} are checked before anything is done. */
class LaunchAllowTest {
  private static final String OFF =
      "loopwatch: is off because of that; the application runs without it";

  private final PlayedInstrumentation played = new PlayedInstrumentation();
  private final Set<String> loaded = ConcurrentHashMap.newKeySet();

  @Test
  void anOperationThatDoesNotExistLeavesAllOff() throws Exception {
    assertThat(start("allow=op:Thread.slep"))
        .containsExactly(
            "loopwatch: allow=op:Thread.slep (agent argument): there is no operation"
                + " 'Thread.slep'; did you mean 'op:Thread.sleep'?",
            OFF);
    assertThat(played.calls()).isEmpty();
  }

  @Test
  void allProblemsAreTold() throws Exception {
    assertThat(start("allow=op:slep;Thread.sleep"))
        .satisfiesExactly(
            line -> assertThat(line).contains("'slep'"),
            line -> assertThat(line).contains("'Thread.sleep'"),
            line -> assertThat(line).isEqualTo(OFF));
  }

  @Test
  void operationsThatExistAreFine() throws Exception {
    assertThat(start("enabled=false,allow=op:Thread.sleep;op:file"))
        .containsExactly("loopwatch: is off: enabled=false");
    assertThat(loaded).contains(BlockingPoints.class.getName());
  }

  @Test
  void theTableIsNotLoadedWhereNoneIsNamed() throws Exception {
    assertThat(start("enabled=false,allow=com.acme.Foo.bar;com.acme.*;-loggers"))
        .containsExactly("loopwatch: is off: enabled=false");
    assertThat(loaded)
        .contains(Launch.class.getName())
        .doesNotContain(BlockingPoints.class.getName());
  }

  private List<String> start(String arguments) throws Exception {
    FreshLoader loader =
        new FreshLoader(
            "io.loopwatch.",
            (name, bytes) -> {
              loaded.add(name);
              return bytes;
            });
    Class<?> launch = loader.loadClass(Launch.class.getName());
    return Stderr.linesOf(
        () ->
            launch
                .getMethod("start", String.class, Instrumentation.class)
                .invoke(null, arguments, played.instrumentation()));
  }
}
