// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Paths of files that several JVMs, or several runs, may share: {@code %p} is the process id,
 * {@code %h} the host's name, {@code %t} the start time in UTC as {@code yyyyMMdd-HHmmss}, {@code
 * %%} a percent sign.
 */
public final class PathPattern {
  private PathPattern() {}

  /**
   * The path for this process.
   *
   * @throws IllegalArgumentException where a percent sign is followed by something else, or the
   *     result is no path
   */
  public static Path expand(String pattern, Instant start) {
    return Path.of(expand(pattern, start, ThisProcess.pid(), ThisProcess::host));
  }

  static String expand(String pattern, Instant start, long pid, Supplier<String> host) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        i++;
        char key = i < pattern.length() ? pattern.charAt(i) : ' ';
        path.append(value(key, pattern, start, pid, host));
      } else {
        path.append(c);
      }
    }
    return path.toString();
  }

  private static String value(
      char key, String pattern, Instant start, long pid, Supplier<String> host) {
    return switch (key) {
      case 'p' -> Long.toString(pid);
      case 'h' -> ThisProcess.plain(host.get());
      case 't' -> time(start);
      case '%' -> "%";
      default ->
          throw new IllegalArgumentException(
              "'" + pattern + "': after % come p (pid), h (host), t (start time) or %");
    };
  }

  private static String time(Instant start) {
    String iso = start.truncatedTo(ChronoUnit.SECONDS).toString();
    return iso.replace("-", "").replace(":", "").replace("Z", "").replace('T', '-');
  }
}
