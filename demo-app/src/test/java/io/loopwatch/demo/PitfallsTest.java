// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.demo.netty.NettyPitfalls;
import io.loopwatch.demo.vertx.VertxPitfalls;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PitfallsTest {
  @Test
  void everyPatternIsOnEveryFrameworkOnce() {
    List<String> expected =
        Arrays.stream(Pattern.values())
            .flatMap(it -> Stream.of(it + " on VERTX", it + " on NETTY"))
            .toList();
    assertThat(Pitfalls.all())
        .extracting(it -> it.pattern() + " on " + it.framework())
        .containsExactlyElementsOf(expected);
    assertThat(VertxPitfalls.ALL).hasSize(Pattern.values().length);
    assertThat(NettyPitfalls.ALL).hasSize(Pattern.values().length);
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
  void everyPatternSaysWhatItsWrongFormDoes() {
    assertThat(Pattern.values()).allSatisfy(it -> assertThat(it.wrongDoes()).isNotBlank());
    assertThat(Pattern.values()).extracting(Pattern::wrongDoes).doesNotHaveDuplicates();
  }
}
