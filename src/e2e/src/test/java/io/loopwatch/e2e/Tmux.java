// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * A terminal that a test types into and reads: a shell in a tmux of its own. To be closed, which
 * ends all that runs in it.
 */
final class Tmux implements AutoCloseable {
  private final Path folder;

  private Tmux(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens one; skips the running test where there is no tmux.
   *
   * @param environment what the shell has more
   */
  static Tmux open(int width, int height, Map<String, String> environment) {
    Assumptions.assumeTrue(isInstalled(), "tmux is not installed: src/e2e/install-tmux");
    Tmux tmux = new Tmux(Places.newFolder());
    Map<String, String> all = new HashMap<>(environment);
    all.put("LANG", "C.UTF-8");
    all.put("LC_ALL", "C.UTF-8");
    all.put("ENV", "");
    tmux.run(all, "new-session", "-d", "-x", "" + width, "-y", "" + height, "sh -i");
    try {
      tmux.await("a shell", screen -> !screen.isBlank());
      tmux.type("PS1='ready> '; clear");
      tmux.await("its prompt", screen -> screen.strip().equals("ready>"));
      return tmux;
    } catch (AssertionError failure) {
      tmux.close();
      throw failure;
    }
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(path -> !path.isEmpty())
        .anyMatch(path -> Files.isExecutable(Path.of(path, "tmux")));
  }

  private String run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private String run(Map<String, String> environment, String... arguments) {
    String socket = folder.resolve("socket").toString();
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-S", socket));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("TMUX");
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Types text, and Enter. */
  void type(String text) {
    run("send-keys", "-l", text);
    key("Enter");
  }

  /** Presses one key, by tmux's name for it. */
  void key(String name) {
    run("send-keys", name);
  }

  void resize(int width, int height) {
    run("resize-window", "-x", "" + width, "-y", "" + height);
  }

  /** What is seen; lines without blanks at their ends. */
  String screen() {
    return run("capture-pane", "-p");
  }

  /** Waits until what is seen is as it should be, and returns it. */
  String await(String what, Predicate<String> screen) {
    return Waiting.until(
        what, Deadlines.REPORT, () -> Optional.of(screen()).filter(screen), this::screen);
  }

  /** Whether it is the screen that programs take over, and not the shell's. */
  boolean isOnOtherScreen() {
    return run("display-message", "-p", "#{alternate_on}").strip().equals("1");
  }

  boolean isCursorSeen() {
    return run("display-message", "-p", "#{cursor_flag}").strip().equals("1");
  }

  /** The program that the shell runs. */
  ProcessHandle program() {
    long shell = Long.parseLong(run("display-message", "-p", "#{pane_pid}").strip());
    return ProcessHandle.of(shell).stream()
        .flatMap(ProcessHandle::children)
        .findFirst()
        .orElseThrow();
  }

  /** A file that the shell wrote in its folder. */
  String file(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("kill-server");
    Leftovers.remove(folder);
  }
}
