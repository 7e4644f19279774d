// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the JDK that runs the tests; others are seen end to end. */
class BlockingPointsTest {
  private static final int VERSION = Runtime.version().feature();
  private static final Set<String> KINDS =
      Set.of("sleep", "wait", "park", "socket", "file", "sync", "dns", "pin", "process", "jdbc");

  static List<String> types() {
    return List.copyOf(BlockingPoints.ofJdk(VERSION, false).keySet());
  }

  private static byte[] bytesOf(String type) throws IOException {
    try (InputStream in = Object.class.getResourceAsStream("/" + type + ".class")) {
      InputStream found = in != null ? in : ClassLoader.getSystemResourceAsStream(type + ".class");
      assertThat(found).as(type).isNotNull();
      return found.readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyRow_findsItsMethod(String type) throws IOException {
    Weaver.Result woven =
        Weaver.weave(bytesOf(type), BlockingPoints.ofJdk(VERSION, false).get(type));

    assertThat(woven.bytes()).isNotNull();
    assertThat(woven.missing()).isEmpty();
  }

  @Test
  void names_areUnique_kindsKnown_andNumbersFewEnough() {
    Map<String, String> kinds = new HashMap<>();
    for (String name : BlockingPoints.operations()) {
      Operation operation = BlockingPoints.operation(BlockingPoints.number(name));
      assertThat(operation.name()).isEqualTo(name);
      assertThat(KINDS).contains(operation.kind());
      assertThat(kinds.put(name, operation.kind())).isNull();
    }
    assertThat(kinds).hasSizeBetween(40, 249);
    assertThat(Set.copyOf(kinds.values())).isEqualTo(KINDS);
  }

  @Test
  void isOperation_knowsNamesAndKinds_andNothingElse() {
    assertThat(BlockingPoints.isOperation("Thread.sleep")).isTrue();
    assertThat(BlockingPoints.isOperation("file")).isTrue();
    assertThat(BlockingPoints.isOperation("Thread.slep")).isFalse();
    assertThat(BlockingPoints.isOperation("other")).isFalse();
  }

  @Test
  void numberOfNoOperation_isOtherCalls() {
    assertThat(BlockingPoints.operation(255).name()).isEqualTo("other calls");
  }

  @Test
  void nativeMethods_areNotWoven_butTheirCalls() {
    assertThat(advices(17, "java/lang/Thread")).contains(Advice.NATIVE_CALL);
    assertThat(advices(21, "java/lang/Thread")).doesNotContain(Advice.NATIVE_CALL);
    assertThat(methods(17, "java/lang/Thread")).doesNotContain("sleep(J)V");
    assertThat(methods(21, "java/lang/Thread")).contains("sleep(J)V");
  }

  private static Set<Advice> advices(int version, String type) {
    return BlockingPoints.ofJdk(version, false).get(type).stream()
        .map(HookPoint::advice)
        .collect(Collectors.toSet());
  }

  private static List<String> methods(int version, String type) {
    List<String> methods = new ArrayList<>();
    BlockingPoints.ofJdk(version, false).get(type).forEach(row -> methods.addAll(row.methods()));
    return methods;
  }
}
