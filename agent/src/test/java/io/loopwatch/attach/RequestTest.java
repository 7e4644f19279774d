// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  @ParameterizedTest
  @EnumSource(Verb.class)
  void arguments_areReadAsTheyWereMeant(Verb verb) {
    Request request = new Request("t1", "0.1.0", verb, "threshold=50ms,log=/a b.txt");

    assertThat(Request.parse(request.arguments())).isEqualTo(request);
  }

  @Test
  void noOptions_areNone() {
    Request request = new Request("t1", "0.1.0", Verb.DETACH, "");

    assertThat(Request.parse(request.arguments())).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "threshold=50ms", "app=@loopwatch"})
  void whatAnotherProgramLoadsItWith_areOptions_andWantsNoAnswer(String arguments) {
    assertThat(Request.parse(arguments)).isEqualTo(new Request("", "", Verb.ATTACH, arguments));
  }

  @Test
  void noArguments_areNoOptions() {
    assertThat(Request.parse(null)).isEqualTo(new Request("", "", Verb.ATTACH, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@loopwatch ", "@loopwatch t 0.1.0 attach", "@loopwatch t 0.1.0 jump x"})
  void halfARequest_isRefused(String arguments) {
    assertThatThrownBy(() -> Request.parse(arguments)).isInstanceOf(IllegalArgumentException.class);
  }
}
