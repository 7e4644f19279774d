// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.entry;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every row has to keep to. */
class OptionTableTest {
  @ParameterizedTest
  @MethodSource("io.loopwatch.config.OptionTable#rows")
  void aDefaultIsItselfAllowed(Option<?> option) {
    assertThatCode(() -> option.parse(option.defaultText())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("io.loopwatch.config.OptionTable#rows")
  void aDefaultMayBeGivenInEveryPlace(Option<?> option) {
    if (option.defaultText().isEmpty()) {
      return;
    }
    String key = option.key();
    String variable = "LOOPWATCH_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    Given given =
        Given.agent(key + "=" + option.defaultText())
            .property("loopwatch." + key, option.defaultText())
            .env(variable, option.defaultText());

    assertThat(given.options().origins()).containsExactly(entry(key, "agent argument"));
  }

  @ParameterizedTest
  @MethodSource("io.loopwatch.config.OptionTable#rows")
  void textsFitEveryTerminalAndTheTableOfThePage(Option<?> option) {
    assertThat(option.meaning()).isNotBlank().doesNotContain("|").doesNotEndWith(".");
    assertThat(option.allowed()).isNotBlank().doesNotContain("|");
    assertThat(option.meaning() + option.allowed()).isPrintable().matches("\\p{ASCII}+");
    assertThat(option.key()).matches("[a-z]+(\\.[a-z]+)?");
  }
}
