// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a loop: one line of the event log, with the same words. Immutable, and
 * so safe to hand between threads.
 *
 * <p>New types and fields may come, none changes its meaning; an application shall ignore types
 * that it does not know.
 */
public final class LoopwatchEvent {
  private final Map<String, Object> fields;

  private LoopwatchEvent(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Makes one, as Loopwatch does it; of use in an application's tests.
   *
   * @param fields by their names in the event log: {@code type} is required; {@code id}, {@code
   *     durationNanos}, {@code thresholdNanos}, {@code waitingTasks} and {@code stall} as {@code
   *     Long}; {@code time} as {@code Instant}; {@code culprit} as {@code StackTraceElement};
   *     {@code stack} as a list of these; {@code context} as a map of strings; {@code text} and all
   *     others as {@code String}. Fields of other names are kept for nobody. Copied
   * @throws NullPointerException where {@code type}, or a name or a value, is null
   */
  public static LoopwatchEvent of(Map<String, ?> fields) {
    Objects.requireNonNull(fields.get("type"), "type");
    return new LoopwatchEvent(Map.copyOf(fields));
  }

  /**
   * What happened: {@code stall}, {@code iteration}, {@code blocking}, {@code pinned}, {@code lag},
   * {@code starvation}, {@code flood} or {@code dropped}.
   */
  public String type() {
    return text("type", "");
  }

  /** What all events about one thing share, unique in this JVM; the number in the log. */
  public long id() {
    return number("id", 0);
  }

  /**
   * Of what is told more than once {@code seen} while it lasts, {@code lasts} each time that it has
   * become twice as long since, {@code ended} when it is over; else empty.
   */
  public Optional<String> phase() {
    return maybe("phase", String.class);
  }

  /** Whether it is over, so that its duration is exact and nothing more is told of it. */
  public boolean isOver() {
    return text("phase", "ended").equals("ended") && !type().equals("flood");
  }

  /** The instant at which it began. */
  public Instant time() {
    return maybe("time", Instant.class).orElse(Instant.EPOCH);
  }

  /** The loop's thread by its name; {@code carriers} where all carriers are meant. */
  public String loop() {
    return text("loop", "");
  }

  /** {@code netty}, {@code vertx}, {@code custom} or {@code carrier}. */
  public String loopKind() {
    return text("loopKind", "");
  }

  /** How long it took, or its age so far; zero of a dropped failure. */
  public Duration duration() {
    return Duration.ofNanos(number("durationNanos", 0));
  }

  /** The threshold that it passed; zero of a dropped failure. */
  public Duration threshold() {
    return Duration.ofNanos(number("thresholdNanos", 0));
  }

  /**
   * Why: {@code blocking}, {@code cpu}, {@code lock}, {@code gc}, …; empty where that is not asked.
   */
  public Optional<String> cause() {
    return maybe("cause", String.class);
  }

  /** What it did, in a user's words: {@code Thread.sleep}. */
  public Optional<String> operation() {
    return maybe("operation", String.class);
  }

  /** The innermost frame of the application's own code, where one is to blame. */
  public Optional<StackTraceElement> culprit() {
    return maybe("culprit", StackTraceElement.class);
  }

  /** The class of the task or handler. */
  public Optional<String> callback() {
    return maybe("callback", String.class);
  }

  /** The stack of the loop's thread, innermost frame first; empty where there is none. */
  @SuppressWarnings("unchecked") // whoever made this gave frames
  public List<StackTraceElement> stack() {
    return (List<StackTraceElement>) maybe("stack", List.class).orElse(List.of());
  }

  /** What the framework says of the work: {@code verticle}, {@code deploymentId}, …. */
  @SuppressWarnings("unchecked") // whoever made this gave strings
  public Map<String, String> context() {
    return (Map<String, String>) maybe("context", Map.class).orElse(Map.of());
  }

  /** Tasks in the loop's queue; of carriers, virtual threads that wait; −1 where unknown. */
  public int waitingTasks() {
    return (int) number("waitingTasks", -1);
  }

  /** Of a lag, a blocking call or a pin: the stall that is behind it, or 0. */
  public long stall() {
    return number("stall", 0);
  }

  /** One line that says what to do about it. */
  public Optional<String> hint() {
    return maybe("hint", String.class);
  }

  /** The first line of the log's record, for people. */
  @Override
  public String toString() {
    return text("text", type());
  }

  private String text(String name, String none) {
    return maybe(name, String.class).orElse(none);
  }

  private long number(String name, long none) {
    return maybe(name, Long.class).orElse(none);
  }

  private <T> Optional<T> maybe(String name, Class<T> type) {
    @Nullable Object value = fields.get(name);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }
}
