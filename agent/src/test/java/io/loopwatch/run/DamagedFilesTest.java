// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of both kinds, damaged as a whole: what can be read is shown, and nothing is thrown. */
class DamagedFilesTest {
  private static final String EVENTS =
      """
      {"type":"start","time":"2026-01-01T00:00:00Z","version":"1","host":"web-1","pid":7,"options":{"threshold":"100ms"}}
      {"type":"stall","id":1,"phase":"seen","time":"2026-01-01T00:00:01Z","loop":"loop-1","loopKind":"netty","durationNanos":120000000,"thresholdNanos":100000000,"cause":"blocking","operation":"Thread.sleep","culprit":{"class":"com.acme.Orders","method":"load","file":"Orders.java","line":42},"stack":["java.base/java.lang.Thread.sleep(Thread.java:509)","com.acme.Orders.load(Orders.java:42)"],"samples":2}
      {"type":"stall","id":1,"phase":"ended","time":"2026-01-01T00:00:01Z","loop":"loop-1","loopKind":"netty","durationNanos":312000000,"thresholdNanos":100000000,"cause":"blocking","operation":"Thread.sleep","culprit":{"class":"com.acme.Orders","method":"load","file":"Orders.java","line":42},"stack":["java.base/java.lang.Thread.sleep(Thread.java:509)","com.acme.Orders.load(Orders.java:42)"],"samples":20,"causes":{"blocking":312000000}}
      {"type":"lag","id":2,"phase":"ended","time":"2026-01-01T00:00:01Z","loop":"loop-1","loopKind":"netty","durationNanos":300000000,"thresholdNanos":100000000,"stall":1}
      {"type":"blocking","id":3,"time":"2026-01-01T00:00:02Z","loop":"loop-1","loopKind":"netty","durationNanos":3000000,"thresholdNanos":1000000,"operation":"FileInputStream.read","kind":"file"}
      {"type":"stop","time":"2026-01-01T00:00:09Z","loops":[{"loop":"loop-1","loopKind":"netty","callbacks":9,"stalls":1,"utilization":0.5}]}
      """;

  @TempDir private Path folder;

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> System.arraycopy(whole, 0, bytes, at, bytes.length - at);
      }
    }
    return bytes;
  }

  @Test
  void whateverCanBeRead_isShown() throws IOException {
    SplittableRandom random = new SplittableRandom(21);
    Logs log = Logs.of("web-1", 7);
    for (int i = 0; i < 6; i++) {
      log.interval("", i * 5.0, Logs.random(random, 3));
      log.interval("loop-1:lag", i * 5.0, Logs.random(random, 3));
      log.interval("loop-1:iteration", i * 5.0, Logs.random(random, 3));
    }
    Path histograms = folder.resolve("run.hlog");
    Path events = folder.resolve("events.jsonl");
    int problems = 0;
    for (int i = 0; i < 1_000; i++) {
      Files.write(histograms, damaged(log.bytes(), random));
      Files.write(events, damaged(EVENTS.getBytes(StandardCharsets.UTF_8), random));
      Run run = RunReader.read(List.of(histograms, events), Progress.NONE);
      problems += run.problems().size();
      PageJson.write(run, "test", 0, new StringWriter());
      assertThat(Summary.of(run)).isNotEmpty();
      assertThat(run.problems()).allMatch(problem -> problem.startsWith(folder.toString()));
    }
    assertThat(problems).isGreaterThan(1_000);
  }
}
