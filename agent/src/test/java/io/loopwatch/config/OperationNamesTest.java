// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.BlockingPoints;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationNamesTest {
  private static final List<String> KINDS = OperationNames.KINDS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op:Thread.sleep",
        "op:file",
        "op:sleep;com.acme.*;op:Files.readString",
        "Main.run"
      })
  void whatExistsIsFine(String allow) {
    assertThat(problems(Given.agent("allow=" + allow))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theKindsExist(String kind) {
    assertThat(BlockingPoints.isOperation(kind)).isTrue();
  }

  @Test
  void nearlyRight() {
    assertThat(problems(Given.agent("allow=op:Thread.slep")))
        .containsExactly(
            "loopwatch: allow=op:Thread.slep (agent argument): there is no operation"
                + " 'Thread.slep'; did you mean 'op:Thread.sleep'?");
    assertThat(problems(Given.agent("allow=op:thread.sleep")))
        .singleElement()
        .asString()
        .endsWith("did you mean 'op:Thread.sleep'?");
    assertThat(problems(Given.agent("allow=op:files")))
        .singleElement()
        .asString()
        .endsWith("did you mean 'op:file'?");
  }

  @Test
  void farOff() {
    assertThat(problems(Given.agent("allow=op:com.acme.Foo.bar")))
        .containsExactly(
            "loopwatch: allow=op:com.acme.Foo.bar (agent argument): there is no operation"
                + " 'com.acme.Foo.bar'; the kinds are sleep, wait, park, socket, file, dns,"
                + " process, jdbc, sync, and a method is allowed as in com.acme.Foo.bar");
  }

  @Test
  void eachIsTold_withThePlaceItCameFrom() {
    Given given = Given.nothing().env("LOOPWATCH_ALLOW", "op:slep;com.acme.*;op:parc");

    assertThat(problems(given))
        .allMatch(line -> line.contains(" (environment variable LOOPWATCH_ALLOW): "))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("did you mean 'op:sleep'?"),
            line -> assertThat(line).endsWith("did you mean 'op:park'?"));
  }

  @Test
  void anOperationWithoutItsPrefix() {
    assertThat(problems(Given.agent("allow=Thread.sleep")))
        .containsExactly(
            "loopwatch: allow=Thread.sleep (agent argument): 'Thread.sleep' is an operation; did"
                + " you mean 'op:Thread.sleep'?");
    assertThat(problems(Given.agent("allow=com.acme.Foo;file")))
        .singleElement()
        .asString()
        .endsWith("'file' is an operation; did you mean 'op:file'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"op:x", "op:Thread.sleep", "file", "Main", "Thread.sleep"})
  void isUsed(String allow) {
    assertThat(OperationNames.isUsed(Given.agent("allow=" + allow).options())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Foo.bar", "com.acme.*", "acme.Foo", "com.*", "-loggers"})
  void isNotUsed(String allow) {
    assertThat(OperationNames.isUsed(Given.agent("allow=" + allow).options())).isFalse();
    assertThat(OperationNames.isUsed(Given.nothing().options())).isFalse();
  }

  private static List<String> problems(Given given) {
    return OperationNames.problems(
            given.options(), BlockingPoints::isOperation, BlockingPoints.operations())
        .stream()
        .map(Problem::line)
        .toList();
  }
}
