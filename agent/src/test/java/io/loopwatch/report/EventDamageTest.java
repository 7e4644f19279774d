// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Damages logs in every way that a disk, a crash or an editor might, and reads them. */
class EventDamageTest {
  private static final int INPUTS = 1_000_000;
  private static final Pattern PROBLEM = Pattern.compile("d:[0-9]+: [^\\p{Cntrl}]{4,310}");
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\n",
    "null",
    "-1",
    "1e999",
    "\"\\ud800\"",
    "\0",
    "\"stack\":7,",
    "\"sampled\":[{\"count\":1,\"shared\":9}],",
    "99999999999999999999",
  };

  private final List<byte[]> lines = lines();
  private final List<String> problems = new ArrayList<>();
  private long events;
  private long told;
  private SplittableRandom random = new SplittableRandom();

  /** The shortest of each type: a million of them are to be read in seconds. */
  private static List<byte[]> lines() {
    RandomEvents events = new RandomEvents(7);
    Map<String, List<String>> byType = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      String line = EventJson.of(events.next()) + "\n";
      String type = line.substring(0, line.indexOf(','));
      byType.computeIfAbsent(type, unused -> new ArrayList<>()).add(line);
    }
    assertThat(byType).hasSize(11);
    return byType.values().stream()
        .flatMap(all -> all.stream().sorted(Comparator.comparing(String::length)).limit(8))
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void damagedLogs_giveClearProblems_andNothingElse() throws Exception {
    // On a thread of its own: the stack of each exception is not that of JUnit too.
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(this::readAll).get();
    } finally {
      thread.shutdown();
    }
    assertThat(events).as("events").isGreaterThan(INPUTS / 10);
    assertThat(told).as("problems").isGreaterThan(INPUTS / 2);
  }

  private void readAll() {
    long first = System.nanoTime();
    for (long seed = first; seed < first + INPUTS; seed++) {
      random = new SplittableRandom(seed);
      try {
        read(damaged());
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private void read(byte[] log) throws IOException {
    problems.clear();
    long before = events;
    EventLog.read(new ByteArrayInputStream(log), "d", event -> events++, problems::add);
    for (String problem : problems) {
      if (!PROBLEM.matcher(problem).matches()) {
        throw new AssertionError(problem);
      }
    }
    told += problems.size();
    long count = 1;
    for (byte b : log) {
      count += b == '\n' ? 1 : 0;
    }
    if (events - before + problems.size() > count) {
      throw new AssertionError("more than the log has lines: " + problems);
    }
  }

  private byte[] damaged() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = random.nextInt(5) / 4; i >= 0; i--) {
      log.writeBytes(lines.get(random.nextInt(lines.size())));
    }
    byte[] bytes = log.toByteArray();
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      bytes = damaged(bytes);
    }
    return bytes;
  }

  private byte[] damaged(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int end = at + random.nextInt(Math.min(40, bytes.length - at)) + 1;
    return switch (random.nextInt(6)) {
      case 0 -> flipped(bytes, at);
      case 1 -> part(bytes, 0, at);
      case 2 -> joined(part(bytes, 0, at), part(bytes, end, bytes.length));
      case 3 -> joined(part(bytes, 0, end), part(bytes, at, bytes.length));
      case 4 -> joined(part(bytes, at, bytes.length), part(bytes, 0, at));
      default -> joined(joined(part(bytes, 0, at), piece()), part(bytes, at, bytes.length));
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] piece() {
    if (random.nextBoolean()) {
      return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }
    byte[] noise = new byte[1 + random.nextInt(4)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
