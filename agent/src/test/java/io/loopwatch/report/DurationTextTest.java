// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "-5, 0 us",
    "0, 0 us",
    "50000, 50 us",
    "99999, 100 us",
    "100000, 0.1 ms",
    "2000000, 2 ms",
    "3149999, 3.1 ms",
    "3150000, 3.2 ms",
    "9949999, 9.9 ms",
    "9950000, 10 ms",
    "312400000, 312 ms",
    "9999499999, 9999 ms",
    "9999500000, 10 s",
    "12340000000, 12.3 s",
    "3600000000000, 3600 s",
    "9223372036854775807, 9223372036.9 s",
  })
  void of_roundsToWhatAPersonReads(long nanos, String text) {
    assertThat(DurationText.of(nanos)).isEqualTo(text);
  }
}
