// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A line says where the wrong thing stands, in the spelling of that place; nothing hides another.
 */
class WrongPlacesTest {
  @Test
  void systemProperty() {
    assertThat(Given.nothing().property("loopwatch.threshold", "100").problems())
        .containsExactly(
            "threshold=100 (system property loopwatch.threshold): a duration needs a unit: ns us ms"
                + " s m h, from 1ms to 1h");
  }

  @Test
  void environmentVariable() {
    assertThat(Given.nothing().env("LOOPWATCH_LAG_INTERVAL", "1h").problems())
        .containsExactly(
            "lag.interval=1h (environment variable LOOPWATCH_LAG_INTERVAL): too long: from 1ms to"
                + " 1m");
  }

  @Test
  void unknownSystemProperty() {
    assertThat(Given.nothing().property("loopwatch.treshold", "1s").problems())
        .containsExactly(
            "unknown option 'loopwatch.treshold' in system properties; did you mean"
                + " 'loopwatch.threshold'?");
  }

  @Test
  void theSwitchOfTheTestListenerIsNoOptionElsewhere() {
    assertThat(Given.agent("noblocking=true").problems())
        .singleElement()
        .asString()
        .startsWith("unknown option 'noblocking' in agent argument");
  }

  @Test
  void unknownEnvironmentVariable() {
    assertThat(Given.nothing().env("LOOPWATCH_TRESHOLD", "1s").problems())
        .containsExactly(
            "unknown option 'LOOPWATCH_TRESHOLD' in environment; did you mean"
                + " 'LOOPWATCH_THRESHOLD'?");
  }

  @Test
  void environmentVariableWithALowerCaseKey() {
    assertThat(Given.nothing().env("LOOPWATCH_lag.threshold", "1s").problems())
        .containsExactly(
            "unknown option 'LOOPWATCH_lag.threshold' in environment; did you mean"
                + " 'LOOPWATCH_LAG_THRESHOLD'?");
  }

  @Test
  void emptyEnvironmentVariable() {
    assertThat(Given.nothing().env("LOOPWATCH_APP", "").problems())
        .containsExactly(
            "app= (environment variable LOOPWATCH_APP): the value is empty: a package as in"
                + " com.acme, ';' between several");
  }

  @Test
  void whatIsNotOursIsLeftAlone() {
    Given given =
        Given.nothing()
            .property("loopwatcher.x", "1")
            .property("loopwatch", "1")
            .property("loopwatch.noblocking", "true")
            .env("LOOPWATCH", "1")
            .env("MY_LOOPWATCH_X", "1");

    assertThat(given.problems()).isEmpty();
  }

  @Test
  void allProblemsOfAllPlacesAreTold() {
    Given given =
        Given.agent("treshold=1s,grace=1,enabled=false")
            .property("loopwatch.log.limit", "x")
            .property("loopwatch.heartbeat", "x")
            .env("LOOPWATCH_LOOPS", "x");

    assertThat(given.problems())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("unknown option 'treshold'"),
            line -> assertThat(line).startsWith("grace=1 (agent argument): "),
            line -> assertThat(line).startsWith("heartbeat=x (system property "),
            line -> assertThat(line).startsWith("log.limit=x (system property "),
            line -> assertThat(line).startsWith("loops=x (environment variable "));
  }

  @Test
  void theOrderOfTheEnvironmentDoesNotCount() {
    Given given = Given.nothing().env("LOOPWATCH_LOOPS", "x").env("LOOPWATCH_GRACE", "x");

    assertThat(given.problems())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("grace=x "),
            line -> assertThat(line).startsWith("loops=x "));
  }

  @Test
  void whatAStrongerPlaceOverridesIsCheckedToo() {
    assertThat(Given.agent("grace=1s").env("LOOPWATCH_GRACE", "soon").problems())
        .singleElement()
        .asString()
        .startsWith("grace=soon (environment variable LOOPWATCH_GRACE): ");
  }

  @Test
  void anEndlessValueIsCut() {
    assertThat(Given.agent("grace=" + "x".repeat(5000)).problems())
        .singleElement()
        .asString()
        .startsWith("grace=" + "x".repeat(200) + "... (agent argument): ")
        .hasSizeLessThan(400);
  }

  @Test
  void thereAreNoOptionsWhereThereAreProblems() {
    ParsedOptions parsed = OptionsParser.parse("x=y", new Properties(), Map.of());

    assertThatThrownBy(parsed::options)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unknown option 'x'");
  }
}
