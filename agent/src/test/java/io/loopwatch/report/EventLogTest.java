// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
  private static final String HEAD = "{\"type\":\"notice\",\"time\":\"2026-01-01T00:00:00Z\"";

  @TempDir private Path folder;

  private final List<LoggedEvent> events = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(byte[] bytes) {
    try {
      EventLog.read(new ByteArrayInputStream(bytes), "e.jsonl", events::add, problems::add);
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
  }

  private void read(String text) {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String notice(String text) {
    return HEAD + ",\"text\":\"" + text + "\"}\n";
  }

  private void assertTexts(String... texts) {
    assertThat(events).extracting(LoggedEvent::text).containsExactly(texts);
  }

  @Test
  void emptyFile_hasNoEvents() {
    read("");
    assertThat(events).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void emptyLines_andOtherLineBreaks_areNothing() {
    read("\uFEFF" + notice("a").replace("\n", "\r\n") + "\n \n" + notice("b"));
    assertTexts("a", "b");
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"type\":\"no", HEAD, HEAD + ",\"text\":\"\\u00", HEAD + ",\"a\":tr"})
  void lastLineWithoutLineBreak_isBeingWritten(String half) {
    read(notice("a") + half);
    assertTexts("a");
    assertThat(problems).isEmpty();
  }

  @Test
  void lastLineThatEndsWithinACharacter_isBeingWritten() {
    byte[] whole = (notice("a") + HEAD + ",\"text\":\"ä").getBytes(StandardCharsets.UTF_8);
    read(Arrays.copyOf(whole, whole.length - 1));
    assertTexts("a");
    assertThat(problems).isEmpty();
  }

  @Test
  void lastLineWithoutLineBreak_isAnEventWhereItIsWhole() {
    read(notice("a") + notice("b").stripTrailing());
    assertTexts("a", "b");
    assertThat(problems).isEmpty();
  }

  @Test
  void lastLineThatCannotBecomeAnEvent_isTold() {
    read(notice("a") + "garbage");
    read(HEAD + ",\"id\":\"x\"}");
    assertThat(problems)
        .containsExactly("e.jsonl:2: is no JSON object", "e.jsonl:1: id is not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"no|is cut short",
        "garbage|is no JSON object",
        "[1]|is no JSON object",
        "null|is no JSON object",
        "{type:'x'}|is no JSON object",
        "{\"type\":\"a\"}{\"type\":\"b\"}|goes on after its JSON object",
        "{\"type\":\"no{\"type\":\"start\"}|is no JSON object",
        "{\"type\":\"a\",\"type\":\"b\"}|has type twice",
        "{}|has no type",
        "{\"type\":\"x\"}|has no time",
        "{\"type\":\"x\",\"time\":\"now\"}|time is not a time",
        "{\"type\":7,\"time\":\"2026-01-01T00:00:00Z\"}|type is not a string",
      })
  void damagedLine_isTold_andSkipped(String line, String what) {
    read(notice("a") + line + "\n" + notice("b"));
    assertTexts("a", "b");
    assertThat(problems).containsExactly("e.jsonl:2: " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"durationNanos\":\"1\"|durationNanos is not a number",
        "\"durationNanos\":1.5|durationNanos is not a whole number of 64 bits",
        "\"durationNanos\":-1|durationNanos is negative",
        "\"durationNanos\":9223372036854775808|durationNanos is too large",
        "\"durationNanos\":1e99999999999|durationNanos is too large",
        "\"durationNanos\":1e300|durationNanos is not a whole number of 64 bits",
        "\"samples\":2147483648|samples is too large",
        "\"stackLate\":1|stackLate is not true or false",
        "\"culprit\":\"x\"|culprit is not an object",
        "\"culprit\":{\"class\":\"x\"}|has no culprit.method",
        "\"culprit\":{\"class\":\"x\",\"method\":\"y\",\"line\":\"1\"}|culprit.line is not a number",
        "\"stack\":{}|stack is not an array",
        "\"stack\":[\"a\",1]|stack[1] is not a string",
        "\"stack\":[null]|stack[0] is not a string",
        "\"context\":{\"verticle\":1}|context.verticle is not a string",
        "\"causes\":{\"gc\":\"1\"}|causes.gc is not a number",
        "\"lock\":{\"owner\":\"x\"}|has no lock.name",
        "\"holders\":[{\"carrier\":\"c\",\"stall\":true}]|holders[0].stall is not a number",
        "\"sampled\":[{\"count\":1,\"shared\":1}]|sampled[0].shared is more than the stack has",
        "\"loops\":[{\"loop\":\"a\",\"utilization\":1e400}]|loops[0].utilization is too large",
        "\"options\":{\"a\\nb\":1}|options.a\\nb is not a string",
      })
  void fieldOfAnotherType_isNamed(String field, String what) {
    read(HEAD + "," + field + "}\n" + notice("b"));
    assertTexts("b");
    assertThat(problems).containsExactly("e.jsonl:1: " + what);
  }

  @Test
  void numbersOfOtherTools_areRead() {
    read(HEAD + ",\"id\":9223372036854775807,\"durationNanos\":1.2E8,\"waitingTasks\":null}\n");
    assertThat(problems).isEmpty();
    assertThat(events.get(0).id()).isEqualTo(Long.MAX_VALUE);
    assertThat(events.get(0).durationNanos()).isEqualTo(120_000_000);
    assertThat(events.get(0).waitingTasks()).isEqualTo(-1);
  }

  @Test
  void unknownFieldsAndTypes_areNoProblem() {
    read("{\"new\":[{\"a\":[1,2,null]}],\"type\":\"x\",\"time\":\"2026-01-01T00:00:00Z\"}\n");
    assertThat(problems).isEmpty();
    assertThat(events).singleElement().extracting(LoggedEvent::type).isEqualTo("x");
  }

  @Test
  void bytesThatAreNoText_areTold() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(notice("a").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'{', (byte) 0xff, '}', '\n', 0, 0, 0, '\n'});
    bytes.writeBytes(notice("b").getBytes(StandardCharsets.UTF_8));
    read(bytes.toByteArray());
    assertTexts("a", "b");
    assertThat(problems)
        .containsExactly(
            "e.jsonl:2: is not in UTF-8", "e.jsonl:3: is no JSON object, and has NULs");
  }

  @Test
  void halfSurrogates_areReplaced() {
    read(notice("a\\ud83d\\ude00b\\ud800"));
    assertTexts("a\uD83D\uDE00b\uFFFD");
  }

  @Test
  void compressedFile_isToldOnce() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(notice("a").repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    read(bytes.toByteArray());
    assertThat(events).isEmpty();
    assertThat(problems).containsExactly("e.jsonl:1: is compressed with gzip: unpack it first");
  }

  @Test
  void manyProblems_areCounted() {
    read("x\n".repeat(143) + notice("a"));
    assertTexts("a");
    assertThat(problems).hasSize(21);
    assertThat(problems.get(19)).startsWith("e.jsonl:20: ");
    assertThat(problems.get(20)).isEqualTo("e.jsonl: … and 123 more lines");
  }

  @Test
  void deepNesting_isTold() {
    read(
        HEAD
            + ",\"x\":"
            + "[".repeat(1_000_000)
            + "\n"
            + HEAD
            + ",\"x\":"
            + "{\"a\":".repeat(99)
            + "\n");
    assertThat(problems)
        .containsExactly(
            "e.jsonl:1: nests more than 32 deep", "e.jsonl:2: nests more than 32 deep");
  }

  @Test
  void manyValues_areTold() {
    read(HEAD + ",\"stack\":[" + "\"\",".repeat(1_000_000) + "\"\"]}\n" + notice("b"));
    assertTexts("b");
    assertThat(problems).containsExactly("e.jsonl:1: has more than 100000 values");
  }

  @Test
  void shortLineThatAsksForMuchMemory_isTold() {
    String stack = "\"stack\":[" + "\"\",".repeat(40_000) + "\"\"]";
    String sampled = "\"sampled\":[" + "{\"count\":1,\"shared\":40001},".repeat(15_000);
    read(HEAD + "," + stack + "," + sampled + "{\"count\":1,\"shared\":1}]}\n");
    assertThat(problems).containsExactly("e.jsonl:1: sampled has more than 2000000 frames");
  }

  @Test
  void lineOutOfAllBounds_costsNoMemory() throws IOException {
    long length = 64L << 20;
    InputStream endless =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? '{' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            int read = (int) Math.min(left, count);
            Arrays.fill(bytes, from, from + read, (byte) '{');
            left -= read;
            return read == 0 ? -1 : read;
          }
        };
    EventLog.read(endless, "e.jsonl", events::add, problems::add);
    assertThat(problems).containsExactly("e.jsonl:1: is longer than 4 MB");
  }

  @Test
  void longestLine_isRead() {
    String line = notice("a".repeat(EventLog.MOST_LINE_BYTES - notice("").length() + 1));
    read(line + line.replace("aa", "aaa"));
    assertThat(events).hasSize(1);
    assertThat(problems).containsExactly("e.jsonl:2: is longer than 4 MB");
  }

  @Test
  void fileThatCannotBeRead_throws() {
    assertThatThrownBy(() -> EventLog.read(folder, events::add, problems::add))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> EventLog.read(folder.resolve("no"), events::add, problems::add))
        .isInstanceOf(IOException.class);
  }
}
