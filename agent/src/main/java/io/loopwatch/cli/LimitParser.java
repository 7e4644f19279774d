// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.config.NamePattern;
import io.loopwatch.run.Measure;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@code --max} is given: {@code [LOOPS:]WHAT=LIMIT}. Used for one text. */
final class LimitParser {
  private static final String SHAPE =
      "a limit is [LOOPS:]KIND:STATISTIC=DURATION or [LOOPS:]WHAT=LIMIT";

  private final String text;
  private final String name;
  private final String value;

  private LimitParser(String text, int equals) {
    this.text = text;
    name = text.substring(0, equals).strip();
    value = text.substring(equals + 1).strip();
  }

  /**
   * Reads one.
   *
   * @throws WrongLimitException where it is none
   */
  static Limit parse(String text) throws WrongLimitException {
    int equals = text.lastIndexOf('=');
    if (equals < 0) {
      throw new WrongLimitException(text, SHAPE);
    }
    return new LimitParser(text, equals).parse();
  }

  private Limit parse() throws WrongLimitException {
    String last = afterColon(name);
    String before = beforeColon(name);
    for (PartLimit.Part part : PartLimit.Part.values()) {
      if (part.label().equals(last)) {
        return new PartLimit(text, loops(before), part, part());
      }
    }
    for (Counted counted : Counted.values()) {
      if (counted.label().equals(last)) {
        return counted(counted, before);
      }
    }
    return figure(before, last);
  }

  private Limit counted(Counted counted, @Nullable String pattern) throws WrongLimitException {
    if (pattern != null && counted != Counted.STALLS) {
      throw wrong("of " + counted.label() + " there is one figure, of all loops");
    }
    Long count = Amounts.count(value);
    if (count == null) {
      throw wrong("'" + value + "' is not a whole number");
    }
    return new CountLimit(text, loops(pattern), counted, count);
  }

  private Limit figure(@Nullable String before, String statistic) throws WrongLimitException {
    String kind = before == null ? statistic : afterColon(before);
    Measure measure = Measure.of(kind).orElseThrow(() -> wrong(unknown(kind)));
    Statistic figure = before == null ? null : Statistic.of(statistic);
    if (figure == null) {
      throw wrong(kind + " has p50, p99, p99.9 or any other percentile, max and mean");
    }
    Long nanos = Amounts.nanos(value);
    if (nanos == null) {
      throw wrong("'" + value + "' is not a duration: a number and one of ns us ms s m h");
    }
    return new FigureLimit(
        text, loops(beforeColon(Objects.requireNonNull(before))), measure, figure, nanos);
  }

  private static String unknown(String kind) {
    Stream<String> known =
        Stream.concat(
            Stream.concat(
                Arrays.stream(Measure.values()).map(measure -> measure.label() + ":p99"),
                Arrays.stream(PartLimit.Part.values()).map(PartLimit.Part::label)),
            Arrays.stream(Counted.values()).map(Counted::label));
    return "there is no '" + kind + "', but " + known.collect(Collectors.joining(", "));
  }

  private double part() throws WrongLimitException {
    Double part = Amounts.part(value);
    if (part == null) {
      throw wrong("'" + value + "' is not a percentage from 0% to 100%");
    }
    return part;
  }

  private CheckedLoops loops(@Nullable String pattern) throws WrongLimitException {
    if (pattern != null && pattern.isEmpty()) {
      throw wrong("before the colon comes the name of a loop, or a pattern with *");
    }
    return new CheckedLoops(pattern == null ? null : new NamePattern(pattern));
  }

  private static String afterColon(String text) {
    return text.substring(text.lastIndexOf(':') + 1).strip();
  }

  private static @Nullable String beforeColon(String text) {
    int colon = text.lastIndexOf(':');
    return colon < 0 ? null : text.substring(0, colon).strip();
  }

  private WrongLimitException wrong(String why) {
    return new WrongLimitException(text, why);
  }
}
