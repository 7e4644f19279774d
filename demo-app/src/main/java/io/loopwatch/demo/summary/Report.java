// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pitfall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One report of the event log, in its last phase.
 *
 * @param id the id in the log
 * @param type {@code stall}, {@code iteration}, {@code lag}, …
 * @param loop the loop's thread
 * @param begin when the thing began, by the wall clock
 * @param duration how long it lasted
 * @param cause why, where the report says so
 * @param operation what the loop did, where the report says so
 * @param culprit the line, where the report says so; of a flood the class alone, without a file
 * @param hint what to do about it, where the report says so
 */
public record Report(
    long id,
    String type,
    String loop,
    Instant begin,
    Duration duration,
    Optional<String> cause,
    Optional<String> operation,
    Optional<StackTraceElement> culprit,
    Optional<String> hint) {
  private static final String UNKNOWN = "unknown";
  private static final Set<String> NOBODYS_FAULT =
      Set.of("gc", "safepoint", "descheduled", "stopped", UNKNOWN);

  /** The end of what it reports. */
  public Instant end() {
    return begin.plus(duration);
  }

  /** Whether it is of a loop of this framework. */
  public boolean isOf(Framework framework) {
    return framework.hasLoop(loop);
  }

  /** Whether it blames the class of this pitfall, or a class in it. */
  public boolean blames(Pitfall<?> pitfall) {
    String home = pitfall.home().getName();
    return culprit
        .map(StackTraceElement::getClassName)
        .filter(it -> it.equals(home) || it.startsWith(home + "$"))
        .isPresent();
  }

  /**
   * Whether it says that code was at fault: not where the collector or the system's scheduler
   * stopped the thread, and not where Loopwatch could not tell what did and names no line either.
   */
  public boolean isBlame() {
    String why = cause.orElse("");
    return !NOBODYS_FAULT.contains(why) || why.equals(UNKNOWN) && culprit.isPresent();
  }

  /**
   * What it says, without loop and time: {@code stall: blocking, Thread.sleep at Sleeps.java:12}.
   */
  public String what() {
    String why =
        Stream.of(cause, operation).flatMap(Optional::stream).collect(Collectors.joining(", "));
    String where = culprit.map(Report::place).orElse("");
    return type + (why.isEmpty() ? "" : ": " + why) + where;
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() == null
        ? " of " + frame.getClassName()
        : " at " + frame.getFileName() + ":" + frame.getLineNumber();
  }
}
