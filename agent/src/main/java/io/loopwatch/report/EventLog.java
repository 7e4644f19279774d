// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.report.EventLines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link EventLogReporter} writes, line by line and in bounded memory, so that a file of
 * any length can be read, also one that is damaged or something else altogether: a line that is no
 * event is told and skipped.
 *
 * <p>A last line without a line break is still being written: where it is no whole object yet, it
 * is left out and nothing is told, unless it cannot become one. Empty lines are nothing.
 */
public final class EventLog {
  /** A longer line is none of ours: the longest have some 3,000 frames. */
  static final int MOST_LINE_BYTES = 4 << 20;

  private static final int GZIP = 0x1f8b;

  private final Consumer<LoggedEvent> events;
  private final LineProblems problems;

  private EventLog(Consumer<LoggedEvent> events, LineProblems problems) {
    this.events = events;
    this.problems = problems;
  }

  /**
   * Reads a file to its end.
   *
   * @param events takes each event, in the file's order
   * @param problems takes what is wrong with a line, as {@code PATH:LINE: is …}; at most 20, and
   *     then, as {@code PATH: … and 123 more lines}, how many there are besides
   * @throws IOException where the file cannot be read
   */
  public static void read(Path path, Consumer<LoggedEvent> events, Consumer<String> problems)
      throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      read(in, path.toString(), events, problems);
    }
  }

  /**
   * Reads a stream to its end, and does not close it.
   *
   * @param name stands for the path in problems
   * @throws IOException where the stream cannot be read
   */
  public static void read(
      InputStream in, String name, Consumer<LoggedEvent> events, Consumer<String> problems)
      throws IOException {
    LineProblems told = new LineProblems(name, problems);
    new EventLog(events, told).read(new EventLines(in, MOST_LINE_BYTES));
    told.end();
  }

  private void read(EventLines lines) throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.number() == 1 && isCompressed(line.bytes())) {
        problems.tell(1, "is compressed with gzip: unpack it first");
        return;
      }
      read(line);
    }
  }

  private static boolean isCompressed(byte[] bytes) {
    return bytes.length > 1 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP;
  }

  private void read(Line line) {
    LoggedEvent event;
    try {
      Map<String, Object> object = object(line);
      if (object == null) {
        return;
      }
      event = LoggedEvent.of(object);
    } catch (DamagedLine e) {
      problems.tell(line.number(), e.what());
      return;
    }
    events.accept(event);
  }

  /** Null where there is nothing, or nothing yet. */
  private static @Nullable Map<String, Object> object(Line line) throws DamagedLine {
    try {
      String text = text(line);
      return text.isBlank() ? null : JsonText.object(text);
    } catch (DamagedLine e) {
      if (line.isEnded() || !mayBecomeWhole(line)) {
        throw e;
      }
      return null;
    }
  }

  /** Any part of a line that we write begins so, also one that ends within a character. */
  private static boolean mayBecomeWhole(Line line) {
    return !line.isTooLong() && line.bytes()[0] == '{';
  }

  private static String text(Line line) throws DamagedLine {
    if (line.isTooLong()) {
      throw new DamagedLine("is longer than " + (MOST_LINE_BYTES >> 20) + " MB");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
      return line.number() == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DamagedLine("is not in UTF-8");
    }
  }
}
