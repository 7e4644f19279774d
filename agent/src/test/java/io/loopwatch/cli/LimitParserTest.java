// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwatch.config.NamePattern;
import io.loopwatch.run.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitParserTest {
  private static final CheckedLoops ALL = new CheckedLoops(null);

  private static CheckedLoops loops(String pattern) {
    return new CheckedLoops(new NamePattern(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "lag:p99=50ms, LAG, 99, 50000000",
    "callback:p99.99=1.5s, CALLBACK, 99.99, 1500000000",
    "iolag:p50 = 20 us, IO_LAG, 50, 20000",
    "iteration:max=2m, ITERATION, 100, 120000000000",
    "mount:p100=0ns, MOUNT, 100, 0",
    "lag:mean=1h, LAG, NaN, 3600000000000",
    "lag:max=999999999h, LAG, 100, 9223372036854775807",
  })
  void figure(String text, Measure measure, Double percentile, long nanos) throws Exception {
    FigureLimit limit = (FigureLimit) LimitParser.parse(text);
    assertThat(limit.loops()).isEqualTo(ALL);
    assertThat(limit.measure()).isEqualTo(measure);
    assertThat(limit.statistic().percentile()).isEqualTo(percentile);
    assertThat(limit.maxNanos()).isEqualTo(nanos);
  }

  @Test
  void loopsArePatterns_whichMayHaveColons() throws Exception {
    FigureLimit limit = (FigureLimit) LimitParser.parse("a:b=*:lag:p99=1ms");
    assertThat(limit.loops()).isEqualTo(loops("a:b=*"));
    assertThat(LimitParser.parse("vert.x-*:stalls=3"))
        .isEqualTo(new CountLimit("vert.x-*:stalls=3", loops("vert.x-*"), Counted.STALLS, 3));
  }

  @Test
  void partsAndCounts() throws Exception {
    assertThat(LimitParser.parse("utilization=80%"))
        .isEqualTo(new PartLimit("utilization=80%", ALL, PartLimit.Part.UTILIZATION, 0.8));
    assertThat(LimitParser.parse("loop-1:late=0.5%"))
        .isEqualTo(new PartLimit("loop-1:late=0.5%", loops("loop-1"), PartLimit.Part.LATE, 0.005));
    for (Counted counted : Counted.values()) {
      String text = counted.label() + "=7";
      assertThat(LimitParser.parse(text)).isEqualTo(new CountLimit(text, ALL, counted, 7));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lag:p99|a limit is [LOOPS:]KIND:STATISTIC=DURATION",
        "lga:p99=50ms|there is no 'lga', but lag:p99, callback:p99",
        "lag=50ms|lag has p50, p99, p99.9",
        "stall=0|there is no 'stall', but",
        "lag:p999=50ms|lag has p50, p99, p99.9",
        "lag:p99=50|'50' is not a duration: a number and one of ns us ms s m h",
        "lag:p99=-1ms|'-1ms' is not a duration",
        "lag:p99=1e9ms|'1e9ms' is not a duration",
        "lag:p99=|'' is not a duration",
        "stalls=many|'many' is not a whole number",
        "stalls=-1|'-1' is not a whole number",
        "stalls=0ms|'0ms' is not a whole number",
        "utilization=80|'80' is not a percentage from 0% to 100%",
        "utilization=101%|'101%' is not a percentage",
        "loop-1:pins=0|of pins there is one figure, of all loops",
        ":stalls=0|before the colon comes the name of a loop",
        "=|there is no ''",
      })
  void whatIsWrong_isTold(String text, String why) {
    assertThatThrownBy(() -> LimitParser.parse(text))
        .isInstanceOf(WrongLimitException.class)
        .hasMessageStartingWith("'" + text + "': ")
        .hasMessageContaining(why);
  }
}
