// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.loopwatch.e2e.fixture.origin.OriginLab;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One environment variable turns everything on, as asyncio's debug mode. */
class DebugIT {
  private static Target lab(Jdk jdk) {
    return Target.of(jdk, OriginLab.class).frameworks("netty-4.2").arguments("nio");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withTheAgent(Jdk jdk) {
    String agent = "-javaagent:" + Places.agent() + "=events=events.jsonl,debug=true";
    try (ChildJvm child = lab(jdk).withoutAgent().environment("JAVA_TOOL_OPTIONS", agent).start()) {
      assertAllIsOn(child);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void whereTheAgentIsAlready(Jdk jdk) {
    try (ChildJvm child = lab(jdk).environment("LOOPWATCH_DEBUG", "true").start()) {
      assertAllIsOn(child);
    }
  }

  /** The silent twin. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void withoutIt(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start()) {
      assertThat(options(child).get("dropped").getAsString()).isEqualTo("false");
      assertThat(ended(child).field("origin")).isNull();
    }
  }

  private static void assertAllIsOn(ChildJvm child) {
    JsonObject options = options(child);
    assertThat(options.get("dropped").getAsString()).isEqualTo("true");
    assertThat(options.get("heartbeat").getAsString()).isEqualTo("always");
    assertThat(ended(child).list("origin")).isNotEmpty();
  }

  private static JsonObject options(ChildJvm child) {
    return child
        .events()
        .await("start", event -> event.is("start"))
        .field("options")
        .getAsJsonObject();
  }

  private static Event ended(ChildJvm child) {
    int mark = child.events().mark();
    child.ask("thread");
    return child.events().awaitSince(mark, "stall", Event.stall("ended"));
  }
}
