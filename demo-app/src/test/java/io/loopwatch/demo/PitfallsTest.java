// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.demo.netty.NettyPitfalls;
import io.loopwatch.demo.vertx.VertxPitfalls;
import io.loopwatch.demo.virtual.VirtualPitfalls;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PitfallsTest {
  @Test
  void everyPatternIsOnEveryFrameworkOnce_orSaysWhyNot() {
    List<String> expected =
        Arrays.stream(Pattern.values())
            .flatMap(
                pattern ->
                    Stream.of(Framework.values())
                        .filter(it -> pattern.without(it).isEmpty())
                        .map(it -> pattern + " on " + it))
            .toList();
    assertThat(Pitfalls.all())
        .extracting(it -> it.pattern() + " on " + it.framework())
        .containsExactlyElementsOf(expected);
    assertThat(VertxPitfalls.ALL.size() + NettyPitfalls.ALL.size() + VirtualPitfalls.ALL.size())
        .isEqualTo(expected.size());
  }

  @Test
  void everyExpectedMethodIsInItsHome() {
    assertThat(Pitfalls.all())
        .filteredOn(it -> !it.expected().method().isEmpty())
        .allSatisfy(
            it ->
                assertThat(it.home().getDeclaredMethods())
                    .extracting("name")
                    .contains(it.expected().method()));
  }

  @Test
  void everyExpectationHasAHint() {
    assertThat(Pitfalls.all())
        .allSatisfy(it -> assertThat(it.expected().hintOn(17)).hasSizeGreaterThan(10));
  }

  @Test
  void everyPitfallHasAClassOfItsOwnInThePackageOfItsFramework() {
    assertThat(Pitfalls.all()).extracting(Pitfall::home).doesNotHaveDuplicates();
    assertThat(Pitfalls.all())
        .allSatisfy(
            it ->
                assertThat(it.home().getPackageName())
                    .isEqualTo("io.loopwatch.demo." + it.framework().label()));
  }

  @Test
  void everyHomeHasBothFormsUnderTheirNames() {
    assertThat(Pitfalls.all())
        .allSatisfy(
            it ->
                assertThat(it.home().getDeclaredMethods())
                    .extracting("name")
                    .contains("wrong", "right"));
  }

  @Test
  void everyPatternSaysWhatItsFormsDo() {
    assertThat(Pattern.values()).extracting(Pattern::part).doesNotHaveDuplicates();
    assertThat(Pattern.values()).extracting(Pattern::wrongDoes).doesNotHaveDuplicates();
    assertThat(Pattern.values()).allSatisfy(it -> assertThat(it.rightDoes()).isNotBlank());
  }
}
