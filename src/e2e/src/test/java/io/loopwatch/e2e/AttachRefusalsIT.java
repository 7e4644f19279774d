// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where there is nothing to attach to, or nothing to change: one line that says why, and 3. */
class AttachRefusalsIT {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private static Command run(String verb, long pid, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = verb;
    arguments[1] = Long.toString(pid);
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Command.run(Jdks.own(), arguments);
  }

  private static void assertRefused(Command command, String... words) {
    assertThat(command.exitCode()).as(command.toString()).isEqualTo(3);
    assertThat(command.stdout()).isEmpty();
    assertThat(command.stderr().strip()).startsWith("loopwatch: ").doesNotContain("\n");
    assertThat(command.stderr()).contains(words);
  }

  private static ChildJvm child(String... jvm) {
    Cell cell = new Cell(Jdks.own(), "netty-4.2", "nio");
    return cell.start(cell.target().withoutAgent().jvm(jvm));
  }

  @Test
  void noProcess() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertRefused(run("attach", ended.pid()), "there is no process " + ended.pid());
  }

  @Test
  void noJvm() throws IOException {
    Process other = new ProcessBuilder("sleep", "100").start();
    try {
      assertRefused(run("attach", other.pid()), other.pid() + " is no JVM");
      assertThat(other.isAlive()).as("it was sent no signal").isTrue();
    } finally {
      other.destroy();
    }
  }

  @Test
  void attachIsDisabled() {
    try (ChildJvm child = child("-XX:+DisableAttachMechanism")) {
      assertRefused(run("attach", child.pid()), "-XX:+DisableAttachMechanism");
      assertThat(child.stop()).isZero();
      assertThat(child.stdout().text()).doesNotContain("Full thread dump");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void agentsAreNotTaken(Jdk jdk) {
    Cell cell = new Cell(jdk, "netty-4.2", "nio");
    Target target = cell.target().withoutAgent().jvm("-XX:-EnableDynamicAgentLoading");
    try (ChildJvm child = cell.start(target)) {
      assertRefused(run("attach", child.pid()), "-XX:-EnableDynamicAgentLoading");
    }
  }

  /** The files of the JDK and of the jar are to be read by that user too. */
  @Test
  void itBelongsToAnotherUser(@TempDir Path folder) throws IOException {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "this is not root");
    Assumptions.assumeTrue(Files.isExecutable(SETPRIV), "there is no " + SETPRIV);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(Places.agent(), folder.resolve("loopwatch.jar"));
    List<String> asNobody =
        List.of(
            SETPRIV.toString(), "--reuid=nobody", "--clear-groups", Jdks.own().java().toString());
    try (ChildJvm child = child()) {
      Command command = Command.run(asNobody, jar, "attach", Long.toString(child.pid()));
      assertRefused(command, child.pid() + " belongs to root, this is nobody");
    }
  }

  @Test
  void theJavaOfTheCommandCannotAttach() {
    String java = Jdks.own().java().toString();
    List<String> small = List.of(java, "--limit-modules", "java.logging,java.management,java.sql");
    assertRefused(Command.run(small, Places.agent(), "attach", "1"), "lacks the module jdk.attach");
    assertRefused(Command.run(small, Places.agent(), "list"), "lacks the module jdk.attach");
  }

  @Test
  void notWatched() {
    try (ChildJvm child = child()) {
      assertRefused(run("detach", child.pid()), child.pid() + " is not watched");
    }
  }

  @Test
  void watchedAlready_andNothingElseIsWanted() {
    try (ChildJvm child = child()) {
      assertThat(run("attach", child.pid(), "threshold=70ms").exitCode()).isZero();
      assertRefused(
          run("attach", child.pid(), "threshold=70ms"),
          child.pid() + " is watched already, with these options");
      assertThat(run("detach", child.pid()).exitCode()).isZero();
      assertRefused(run("detach", child.pid()), child.pid() + " is not watched");
    }
  }

  @Test
  void anotherVersionIsThere() {
    try (ChildJvm child = child("-Dio.loopwatch.version=9.9.9")) {
      assertRefused(run("attach", child.pid()), "9.9.9", "use the jar of that version");
    }
  }

  @Test
  void wrongOptions_areWrongUse() {
    try (ChildJvm child = child()) {
      Command command = run("attach", child.pid(), "treshold=70ms");
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.stderr()).contains("treshold", "threshold");
    }
  }
}
