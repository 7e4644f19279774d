// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.corpus.Debugger;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After detaching every method has the instructions that it had before: as a debugger reads them
 * from the JVM, which runs them. What an agent is handed to transform would prove nothing: that is
 * a copy which the JVM has kept.
 */
class AttachBytesIT {
  /** What may be woven, and around it a thousand classes that may not. */
  private static final Pattern CLASSES =
      Pattern.compile(
          "(io\\.(netty|vertx)\\.(util\\.concurrent|channel|core)\\.|io\\.loopwatch\\.e2e\\.fixture\\."
              + "|sun\\.nio\\.|java\\.(io|net|nio|util\\.concurrent|util\\.zip)\\."
              + "|java\\.lang\\.(Thread|VirtualThread|Object|Process)).*");

  private static final int FEWEST_WOVEN = 20;

  static Stream<Arguments> cells() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of("netty-4.1", "netty-4.2", "vertx-5")
                    .map(framework -> Arguments.of(jdk, framework)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cells")
  void areAsTheyWere(Jdk jdk, String framework) throws IOException {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    try (ChildJvm child = cell.start(cell.target().withoutAgent().jvm(Debugger.OPTION))) {
      cell.client(child).call("/sleep/io/1");
      Map<String, Map<String, String>> before = code(child, 0);
      Live.attach(jdk, child, "");
      cell.client(child).call("/sleep/io/1");
      Map<String, String> woven = changed(before, code(child, 1));
      assertThat(woven).hasSizeGreaterThan(FEWEST_WOVEN);
      assertThat(woven.keySet()) // or HotSpot would interpret it for ever
          .noneMatch(method -> method.contains("EventLoop.run()V"));
      Live.detach(jdk, child);
      assertThat(changed(before, code(child, 2))).isEmpty();
      cell.client(child).call("/sleep/io/1");
    }
  }

  private static Map<String, Map<String, String>> code(ChildJvm child, int before)
      throws IOException {
    try (Debugger debugger = Debugger.attach(child, before)) {
      return debugger.code(CLASSES.asMatchPredicate().and(name -> !name.contains("$$Lambda")));
    }
  }

  /** What is otherwise; classes that came later are not looked at. */
  private static Map<String, String> changed(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> now) {
    Map<String, String> changed = new TreeMap<>();
    before.forEach(
        (type, methods) ->
            methods.forEach(
                (method, code) -> {
                  String other = now.getOrDefault(type, Map.of()).get(method);
                  if (!code.equals(other)) {
                    changed.put(type + "." + method, code + " became " + other);
                  }
                }));
    return changed;
  }
}
