// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a log, whatever wrote it, and what the documented form makes of them.
 *
 * @param lines all of them
 */
record LogFile(List<String> lines) {
  private static final String DURATION = "[\\d.]+ (?:us|ms|s)";
  private static final String PLACE = " at (?<place>[\\w.$]+\\.[\\w<>$]+\\(\\w+\\.java:\\d+\\))";
  private static final Pattern SEEN =
      Pattern.compile(
          "#(?<id>\\d+) (?<loop>\\S+) blocked for "
              + DURATION
              + " and counting \\(threshold 300 ms\\): Thread\\.sleep"
              + PLACE
              + "(?:, .+)?");
  private static final Pattern ENDED =
      Pattern.compile(
          "#(?<id>\\d+) (?<loop>\\S+) was blocked for (?<millis>\\d+) ms:"
              + " blocking, Thread\\.sleep \\d+ % of \\d+ samples?"
              + PLACE
              + "(?:, .+)?");

  static LogFile read(Path file) {
    try {
      return new LogFile(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first and the last record of each sleep: one that lasts is told between, too. */
  List<String> sleeps() {
    return of("loopwatch.stall").stream()
        .filter(line -> line.contains("Culprits.sleep(") && !line.contains(" still blocked for "))
        .filter(line -> line.contains(" - #"))
        .toList();
  }

  /** The lines of one logger, with what precedes the text. */
  List<String> of(String logger) {
    return lines.stream().filter(line -> line.contains(" " + logger + " - ")).toList();
  }

  /**
   * Both records of {@link OneStall} stand here once, the stack below the first.
   *
   * @param start what a record's line begins with, up to its text
   */
  void hasOneStall(Pattern start) {
    List<String> records = sleeps();
    assertThat(records).as("records of the sleep in %s", this).hasSize(2);
    Matcher seen = text(records.get(0), start, SEEN);
    Matcher ended = text(records.get(1), start, ENDED);
    assertThat(ended.group("id")).isEqualTo(seen.group("id"));
    assertThat(ended.group("loop")).isEqualTo(seen.group("loop")).matches("lab-\\d+-1");
    assertThat(ended.group("place")).isEqualTo(seen.group("place")).contains("Culprits.sleep(");
    assertThat(Long.parseLong(ended.group("millis"))).isBetween((long) OneStall.MILLIS, 5_000L);
    assertThat(stackBelow(records.get(0)))
        .anySatisfy(frame -> assertThat(frame).startsWith("\tat java.base/java.lang.Thread.sleep"))
        .anySatisfy(frame -> assertThat(frame).endsWith("." + last(seen.group("place"))));
    assertThat(stackBelow(records.get(1))).as("stack below the second record").isEmpty();
  }

  private static Matcher text(String record, Pattern start, Pattern form) {
    Matcher found = start.matcher(record);
    assertThat(found.lookingAt()).as("%s begins with %s", record, start).isTrue();
    Matcher text = form.matcher(record.substring(found.end()));
    assertThat(text.matches()).as("%s is of the documented form %s", record, form).isTrue();
    return text;
  }

  /** {@code Culprits.sleep(Culprits.java:19)} of a name with its package. */
  private static String last(String place) {
    int method = place.lastIndexOf('.', place.indexOf('('));
    return place.substring(place.lastIndexOf('.', method - 1) + 1);
  }

  private List<String> stackBelow(String record) {
    List<String> below = lines.subList(lines.indexOf(record) + 1, lines.size());
    return below.stream().takeWhile(line -> line.startsWith("\t")).toList();
  }
}
