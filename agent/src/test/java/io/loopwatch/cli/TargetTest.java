// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static Properties jvm(String java, String loopwatch) {
    Properties there = new Properties();
    there.setProperty("java.specification.version", java);
    if (loopwatch != null) {
      there.setProperty(Reply.VERSION, loopwatch);
    }
    return there;
  }

  @ParameterizedTest
  @CsvSource({"1.8,8", "11,11", "16,16"})
  void aJavaThatIsTooOld_isRefused(String specification, int version) {
    assertThatThrownBy(() -> Target.check("4711", jvm(specification, null), Verb.ATTACH))
        .isInstanceOf(UnusableException.class)
        .hasMessage("4711 runs Java " + version + ", Loopwatch needs 17 or newer");
  }

  @ParameterizedTest
  @CsvSource({"17", "21", "25"})
  void aJavaThatWillDo_isTaken(String specification) {
    assertThatCode(() -> Target.check("4711", jvm(specification, null), Verb.ATTACH))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherVersion_isRefused() {
    assertThatThrownBy(() -> Target.check("4711", jvm("21", "9.9.9"), Verb.ATTACH))
        .isInstanceOf(UnusableException.class)
        .hasMessageStartingWith("4711 has Loopwatch 9.9.9 in it, this is ");
  }

  @Test
  void whatWasNeverWatched_cannotBeDetachedFrom() {
    assertThatThrownBy(() -> Target.check("4711", jvm("21", null), Verb.DETACH))
        .isInstanceOf(UnusableException.class)
        .hasMessage("4711 is not watched by Loopwatch");
  }
}
