// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the event log. Each question may be asked of each type: what the line does not have
 * is null, an empty text, list or map, or −1. Names and types of the fields were checked as the
 * line was read. Immutable.
 */
public final class LoggedEvent implements LoggedFigures {
  private final Map<String, Object> values;

  private LoggedEvent(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * The event that an object is.
   *
   * @throws DamagedLine where it is none; the message names the field
   */
  static LoggedEvent of(Map<String, Object> object) throws DamagedLine {
    return new LoggedEvent(LoggedFields.read(object));
  }

  /** {@code stall}, {@code lag}, …; one that this version does not know is possible. */
  public String type() {
    return text("type");
  }

  /** {@code seen}, {@code lasts} or {@code ended}; empty where the type has none. */
  public String phase() {
    return text("phase");
  }

  /** When the thing began. */
  public Instant time() {
    return get("time", Instant.EPOCH);
  }

  /** Name of the loop; empty where it is about none. */
  public String loop() {
    return text("loop");
  }

  /** {@code netty}, {@code vertx}, {@code custom}, {@code carrier}; or empty. */
  public String loopKind() {
    return text("loopKind");
  }

  /** Why, as {@code blocking} or {@code gc}. */
  public @Nullable String cause() {
    return maybe("cause");
  }

  /** In what, in a user's words, as {@code Thread.sleep}. */
  public @Nullable String operation() {
    return maybe("operation");
  }

  /** What kind of blocking call, as {@code file}. */
  public @Nullable String kind() {
    return maybe("kind");
  }

  /** Class of the task or handler. */
  public @Nullable String callback() {
    return maybe("callback");
  }

  /** For people: what to do about it. */
  public @Nullable String hint() {
    return maybe("hint");
  }

  /** Innermost frame of the application's own code; without module, its line −1 where unknown. */
  public @Nullable StackTraceElement culprit() {
    return maybe("culprit");
  }

  /** What the framework says of the work, in the line's order. */
  public Map<String, String> context() {
    return get("context", Map.of());
  }

  /** Frames, innermost first. */
  public List<String> stack() {
    return get("stack", List.of());
  }

  /** Who submitted the task: frames, innermost first. */
  public List<String> origin() {
    return get("origin", List.of());
  }

  /** Whether the stack was taken as the callback ended. */
  public boolean stackLate() {
    return get("stackLate", false);
  }

  /** Looks at the thread; 0 where there was none, or none is told. */
  public int samples() {
    return get("samples", 0);
  }

  /**
   * What all looks showed, most first: whole stacks. Where the line does not have it, that is the
   * stack for all samples.
   */
  public List<Sampled> sampled() {
    return get("sampled", List.of());
  }

  /** Innermost frames by number of samples, most first. */
  public List<LoggedCount> topFrames() {
    return get("topFrames", List.of());
  }

  /** How its time divides: nanoseconds by cause, in the line's order. */
  public Map<String, Long> causes() {
    return get("causes", Map.of());
  }

  /** What the thread waited for. */
  public @Nullable LoggedLock lock() {
    return maybe("lock");
  }

  /** Why a virtual thread kept its carrier. */
  public @Nullable LoggedPin pinned() {
    return maybe("pinned");
  }

  /** Number of the stall that is behind it, in the same run; 0 where there is none. */
  public long stall() {
    return get("stall", 0L);
  }

  /** What the scheduler of virtual threads was doing. */
  public @Nullable LoggedScheduler carriers() {
    return maybe("carriers");
  }

  /** Of a {@code starvation}: who holds the carriers, longest first. */
  public List<LoggedHolder> holders() {
    return get("holders", List.of());
  }

  /** Of a {@code flood}: {@code lag} or {@code iteration}; else empty. */
  public String of() {
    return text("of");
  }

  /** Of a {@code flood}: tasks in the queue by class, most first. */
  public List<LoggedCount> waiting() {
    return get("waiting", List.of());
  }

  /** Of a {@code flood}: tasks that ran, by class, most first. */
  public List<LoggedCount> ran() {
    return get("ran", List.of());
  }

  /** Of {@code dropped}: what failed, as {@code Netty promise}; else empty. */
  public String future() {
    return text("future");
  }

  /** Of {@code dropped}: class of the failure; else empty. */
  public String failure() {
    return text("failure");
  }

  /** Of {@code dropped}: the failure's message. */
  public @Nullable String message() {
    return maybe("message");
  }

  /** Of {@code dropped}: where the failure was made, innermost frame first. */
  public List<String> failureStack() {
    return get("failureStack", List.of());
  }

  /** Of {@code notice}: what happened to Loopwatch itself; else empty. */
  public String text() {
    return text("text");
  }

  /** Of {@code start}: Loopwatch's version; else empty. */
  public String version() {
    return text("version");
  }

  /** Of {@code start}: the machine's name; else empty. */
  public String host() {
    return text("host");
  }

  /** Of {@code start}: the options in force, in the line's order. */
  public Map<String, String> options() {
    return get("options", Map.of());
  }

  /** Of {@code stop}: each loop's figures. */
  public List<LoggedLoop> loops() {
    return get("loops", List.of());
  }

  /** Of {@code stop}: what stalls were due to, most time first. */
  public List<LoggedCulprit> culprits() {
    return get("culprits", List.of());
  }

  /** Of {@code stop}: where loops blocked, most time first. Of a {@code stall}: its own calls. */
  public List<LoggedBlocking> blocking() {
    return get("blocking", List.of());
  }

  @Override
  public long figure(String field) {
    return get(field, UNKNOWN);
  }

  private String text(String field) {
    return get(field, "");
  }

  private <T> T get(String field, T none) {
    T value = maybe(field);
    return value == null ? none : value;
  }

  /** Each field's value was made of the type that its question has. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> @Nullable T maybe(String field) {
    return (T) values.get(field);
  }
}
