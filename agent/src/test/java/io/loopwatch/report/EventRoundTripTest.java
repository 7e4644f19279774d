// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the writer writes is what the reader reads, and what the page on formats promises. */
class EventRoundTripTest {
  private static final int EVENTS = 5_000;
  private static final Path PAGE = Path.of("../src/site/formats.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (`[^|]*`) \\| [a-z, ]+ \\| ([a-z, ]+) \\| .*");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");

  @Test
  void everyEvent_isReadAsItWasWritten() {
    long seed = System.nanoTime();
    RandomEvents events = new RandomEvents(seed);
    for (int i = 0; i < EVENTS; i++) {
      Event event = events.next();
      String line = EventJson.of(event);
      assertThat(inOneOrder(Answers.of(read(line, seed))))
          .as("seed %s, event %s: %s", seed, i, line)
          .isEqualTo(inOneOrder(ExpectedEvent.of(event)));
    }
  }

  private static LoggedEvent read(String line, long seed) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    List<LoggedEvent> events = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      EventLog.read(new ByteArrayInputStream(bytes), "e", events::add, problems::add);
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
    assertThat(problems).as("seed %s: %s", seed, line).isEmpty();
    assertThat(events).as("seed %s: %s", seed, line).hasSize(1);
    return events.get(0);
  }

  /** Of stacks that were seen equally often, which comes first is not promised. */
  private static Map<String, Object> inOneOrder(Map<String, Object> answers) {
    Map<String, Object> sorted = new TreeMap<>(answers);
    if (answers.get("sampled") instanceof List<?> sampled) {
      sorted.put(
          "sampled",
          sampled.stream()
              .map(Sampled.class::cast)
              .sorted(Comparator.comparing(Sampled::toString))
              .toList());
    }
    return sorted;
  }

  @Test
  void page_namesTheFieldsThatAreWritten_andNoOthers() throws IOException {
    Map<String, Set<String>> promised = promised();
    assertThat(written()).isEqualTo(promised);
    assertThat(promised).hasSize(11);
  }

  /** Type to the fields that a great many events of that type had. */
  private static Map<String, Set<String>> written() {
    Map<String, Set<String>> written = new TreeMap<>();
    RandomEvents events = new RandomEvents(1);
    for (int i = 0; i < EVENTS; i++) {
      JsonObject event = JsonParser.parseString(EventJson.of(events.next())).getAsJsonObject();
      String type = event.get("type").getAsString();
      written.computeIfAbsent(type, key -> new TreeSet<>()).addAll(event.keySet());
    }
    return written;
  }

  private static Map<String, Set<String>> promised() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| field | type | in |"));
    List<String> rows = table.lines().skip(2).takeWhile(line -> line.startsWith("|")).toList();
    List<String> types = names(rows.get(0).substring(rows.get(0).lastIndexOf(" | "))).toList();
    Map<String, Set<String>> promised = new TreeMap<>();
    for (String row : rows) {
      Matcher cells = ROW.matcher(row);
      assertThat(cells.matches()).as(row).isTrue();
      String in = cells.group(2);
      for (String type : in.equals("all") ? types : List.of(in.split(", ", -1))) {
        Set<String> fields = promised.computeIfAbsent(type, key -> new TreeSet<>());
        names(cells.group(1)).forEach(fields::add);
      }
    }
    return promised;
  }

  private static Stream<String> names(String cell) {
    return NAME.matcher(cell).results().map(match -> match.group(1));
  }
}
