// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A terminal in which {@code top} shows a child. */
final class TopShell implements AutoCloseable {
  private static final String RUN = "stty -a > before; $TOP; echo exit=$?; stty -a > after";

  private final Tmux tmux;

  private TopShell(Tmux tmux) {
    this.tmux = tmux;
  }

  /** Opens the terminal, and does no more. {@code $TOP} starts it there. */
  static TopShell idle(Jdk jdk, ChildJvm child, int width, int height) {
    String command = jdk.java() + " -jar " + Places.agent() + " top " + child.pid() + " -d 0.3";
    return new TopShell(Tmux.open(width, height, Map.of("TOP", command)));
  }

  /** Starts it, and waits for its first screen. */
  static TopShell on(Jdk jdk, ChildJvm child, int width, int height) {
    TopShell shell = idle(jdk, child, width, height);
    try {
      shell.tmux.type("echo what was there before; " + RUN);
      shell.await("the first screen", screen -> screen.contains("LAG NOW"));
      return shell;
    } catch (AssertionError failure) {
      shell.close();
      throw failure;
    }
  }

  Tmux tmux() {
    return tmux;
  }

  String await(String what, Predicate<String> screen) {
    return tmux.await(what, screen);
  }

  /** Waits until a loop's row looks so; a part of a regular expression after its name. */
  String awaitRow(String loop, String rest) {
    Pattern pattern = Pattern.compile(Pattern.quote(loop) + " +" + rest);
    return await(
        loop + " " + rest, screen -> row(screen, loop).filter(pattern.asPredicate()).isPresent());
  }

  /** A loop's row, where it is seen. */
  static Optional<String> row(String screen, String loop) {
    return screen.lines().filter(line -> line.startsWith(loop + " ")).findFirst();
  }

  /** The first row's loop. */
  static String first(String screen) {
    return screen
        .lines()
        .dropWhile(line -> !line.contains("LAG NOW"))
        .skip(1)
        .findFirst()
        .map(line -> line.split(" ", 2)[0])
        .orElse("");
  }

  /** Waits for its end, and says with what: {@code 0} or another code. */
  String awaitExit() {
    String screen =
        await(
            "its end",
            text ->
                text.lines().anyMatch(line -> line.matches("exit=\\d+"))
                    && text.strip().endsWith("ready>"));
    return screen
        .lines()
        .filter(line -> line.matches("exit=\\d+"))
        .findFirst()
        .orElseThrow()
        .substring("exit=".length());
  }

  @Override
  public void close() {
    tmux.close();
  }
}
