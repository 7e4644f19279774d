// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However {@code top} ends, the terminal is as it was. */
class TopTerminalIT {
  private static Target lab(Jdk jdk) {
    return new Lab(jdk, "netty-4.1", "nio").target(1).option("threshold", "10s");
  }

  private static void assertAsBefore(TopShell top) {
    assertThat(top.tmux().isOnOtherScreen()).as("the shell's own screen").isFalse();
    assertThat(top.tmux().isCursorSeen()).as("the cursor").isTrue();
    assertThat(top.tmux().file("after")).as("stty -a").isEqualTo(top.tmux().file("before"));
    assertThat(top.tmux().screen()).contains("what was there before").doesNotContain("LAG NOW");
  }

  /** What is typed before is lost. */
  private static boolean isAtPrompt(String screen) {
    return screen.strip().endsWith("ready>");
  }

  private static void assertTakenOver(TopShell top) {
    assertThat(top.tmux().isOnOtherScreen()).isTrue();
    assertThat(top.tmux().isCursorSeen()).isFalse();
    assertThat(top.tmux().screen()).doesNotContain("what was there before");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void keys(Jdk jdk) {
    for (String key : new String[] {"q", "C-c"}) {
      try (ChildJvm child = lab(jdk).start();
          TopShell top = TopShell.on(jdk, child, 80, 24)) {
        assertTakenOver(top);
        top.tmux().key(key);
        assertThat(top.awaitExit()).as(key).isEqualTo("0");
        assertAsBefore(top);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void sigterm(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      assertTakenOver(top);
      assertThat(top.tmux().program().destroy()).isTrue();
      assertThat(top.awaitExit()).isEqualTo("143");
      assertAsBefore(top);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void theEndOfWhatItShows(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start();
        TopShell top = TopShell.on(jdk, child, 80, 24)) {
      child.kill();
      assertThat(top.awaitExit()).isEqualTo("3");
      assertThat(top.tmux().screen()).contains("loopwatch: " + child.pid() + " has ended");
      assertAsBefore(top);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void suspended_andBack(Jdk jdk) {
    try (ChildJvm child = lab(jdk).start();
        TopShell top = TopShell.idle(jdk, child, 80, 24)) {
      top.tmux().type("echo what was there before; stty -a > before; $TOP");
      top.await("the first screen", screen -> screen.contains("LAG NOW"));
      top.tmux().key("C-z");
      top.await("the shell", screen -> screen.contains("Stopped") && isAtPrompt(screen));
      top.tmux().type("stty -a > after; echo stopped=$?");
      top.await("its word", screen -> screen.contains("stopped=0") && isAtPrompt(screen));
      assertAsBefore(top);
      top.tmux().type("fg");
      top.await("its screen", screen -> screen.contains("LAG NOW"));
      assertTakenOver(top);
      top.tmux().key("q");
      top.await("the shell", screen -> screen.contains("> fg") && isAtPrompt(screen));
      top.tmux().type("stty -a > after; echo exit=$?");
      assertThat(top.awaitExit()).isEqualTo("0");
      assertAsBefore(top);
    }
  }
}
