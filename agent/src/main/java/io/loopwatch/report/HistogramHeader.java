// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a histogram log say, as far as they have been read: base time and process.
 * HdrHistogram takes a log's times as counted from its base time, or from its start where there is
 * none. Used by one thread.
 */
final class HistogramHeader {
  private static final Pattern FIRST = Pattern.compile("#\\[Logged with.*");
  private static final Pattern START = Pattern.compile("#\\[StartTime: ([0-9]{1,12}\\.?[0-9]*) .*");
  private static final Pattern BASE = Pattern.compile("#\\[BaseTime: ([0-9]{1,12}\\.?[0-9]*) .*");
  private static final Pattern HOST = Pattern.compile("#\\[Host: (.+), pid ([0-9]{1,18})\\]");
  private static final int MOST_CHARACTERS = 1_000;

  private double startSeconds;
  private double baseSeconds;
  private @Nullable ProcessName process;

  /** Takes a line that begins with {@code #}, {@code text[0]} to {@code text[end − 1]}. */
  void apply(byte[] text, int end) {
    String line =
        new String(text, 0, Math.min(end, MOST_CHARACTERS), StandardCharsets.UTF_8).strip();
    Matcher host = HOST.matcher(line);
    Matcher start = START.matcher(line);
    Matcher base = BASE.matcher(line);
    if (FIRST.matcher(line).matches()) {
      startSeconds = 0;
      baseSeconds = 0;
      process = null;
    } else if (host.matches()) {
      process = new ProcessName(host.group(1), Long.parseLong(host.group(2)));
    } else if (start.matches()) {
      startSeconds = Double.parseDouble(start.group(1));
    } else if (base.matches()) {
      baseSeconds = Double.parseDouble(base.group(1));
    }
  }

  double baseSeconds() {
    return baseSeconds > 0 ? baseSeconds : startSeconds;
  }

  @Nullable ProcessName process() {
    return process;
  }
}
