// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the jar as a program.
 *
 * @param exitCode its exit code
 * @param stdout what it printed
 * @param stderr what it complained
 */
public record Command(int exitCode, String stdout, String stderr) {
  /** Runs {@code java -jar loopwatch.jar} to its end. */
  public static Command run(Jdk jdk, String... arguments) {
    return run(List.of(jdk.java().toString()), Places.agent(), arguments);
  }

  /** The same with another way to start {@code java}, and another place of the jar. */
  static Command run(List<String> java, Path jar, String... arguments) {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Path folder = Places.newFolder();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    EventFile none = new EventFile(folder.resolve("none"));
    try (ChildJvm child = new ChildJvm(builder.start(), folder, true, none)) {
      int exitCode = child.stop();
      return new Command(exitCode, child.stdout().text(), child.stderr().text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
