// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what Prometheus 2 and 3 send, with and without native histograms
        PROTOBUF
            + ",application/openmetrics-text;version=1.0.0;q=0.8,text/plain;q=0.5,*/*;q=0.1"
            + " | PROTOBUF",
        "application/openmetrics-text;version=1.0.0;q=0.6," + PROTOBUF + ";q=0.5 | OPEN_METRICS",
        "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5 | OPEN_METRICS",
        "text/plain;version=0.0.4 | TEXT",
        "application/openmetrics-text;q=0.2, text/plain; q=0.9 | TEXT",
        "text/html,application/xhtml+xml,*/*;q=0.8 | TEXT",
        "application/vnd.google.protobuf | TEXT",
        "application/vnd.google.protobuf;proto=other;encoding=delimited | TEXT",
        "application/openmetrics-text;q=0 | TEXT",
        "application/openmetrics-text;q=nonsense | TEXT",
        ",;=,;q=;; | TEXT",
        "*/* | TEXT"
      })
  void whatTheClientLikesBest(String accept, Format format) {
    assertThat(Format.of(accept)).isEqualTo(format);
  }

  @Test
  void whoeverDoesNotSay_getsText() {
    assertThat(Format.of(null)).isEqualTo(Format.TEXT);
  }
}
