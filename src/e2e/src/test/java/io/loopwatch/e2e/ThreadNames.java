// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The threads of a child, by {@code jcmd}. */
final class ThreadNames {
  private static final Pattern NAME = Pattern.compile("(?m)^\"([^\"]*)\" #");

  private ThreadNames() {}

  /** Their names. */
  static List<String> of(ChildJvm child) {
    return NAME.matcher(jcmd(child, "Thread.print")).results().map(NAMED).toList();
  }

  private static final java.util.function.Function<MatchResult, String> NAMED =
      result -> result.group(1);

  /** What {@code jcmd} prints. */
  static String jcmd(ChildJvm child, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Path out = child.directory().resolve("jcmd.txt");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(child.pid()), command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      process.waitFor();
      return Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
