// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest(name = "{0} fits {1}")
  @CsvSource({
    "*,''",
    "*,abc",
    "abc,abc",
    "a*,a",
    "a*,abc",
    "*c,abc",
    "*b*,abc",
    "a*c,ac",
    "a*c,abcbc",
    "a*b*c,axxbxxbc",
    "**,x",
    "a.c,a.c",
    "*ab,aab",
    "*-1,loop-1-1"
  })
  void fits(String pattern, String name) {
    assertThat(new NamePattern(pattern).matches(name)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not fit {1}")
  @CsvSource({
    "abc,''",
    "abc,ab",
    "abc,abcd",
    "abc,Abc",
    "a*,ba",
    "*c,abcd",
    "a*c,ab",
    "a.c,abc",
    "a*b*c,acb",
    "*-1,loop-1-12"
  })
  void doesNotFit(String pattern, String name) {
    assertThat(new NamePattern(pattern).matches(name)).isFalse();
  }
}
