// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.loopwatch.event.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file, its reader tells a damaged line and goes on. */
class DamagedHistogramLogTest {
  private static final int INPUTS = 1_000_000;

  /** Counts, and holds that what is told is in range. */
  private static final class Checking implements HistogramSink {
    private long intervals;

    @Override
    public void interval(String tag, double start, double length, FilledBuckets counts) {
      intervals++;
      assertThat(start).isGreaterThanOrEqualTo(0);
      assertThat(length).isGreaterThanOrEqualTo(0);
      int before = -1;
      for (int i = 0; i < counts.size(); i++) {
        if (counts.index(i) <= before
            || counts.index(i) >= Distribution.buckets()
            || counts.count(i) <= 0) {
          throw new AssertionError("bucket " + counts.index(i) + " of " + counts.count(i));
        }
        before = counts.index(i);
      }
    }

    @Override
    public void damaged(long line, String what) {
      throw new AssertionError("a line is read on its own");
    }
  }

  private static byte[] line(SplittableRandom random) {
    Histogram histogram = Distribution.histogram();
    for (int i = random.nextInt(40); i >= 0; i--) {
      histogram.recordValue(random.nextLong(1L << random.nextInt(1, 41)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    out.print("Tag=loop-1:callback,");
    new HistogramLogWriter(out).outputIntervalHistogram(1.5, 5.0, histogram, 1e6);
    out.flush();
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
  }

  private static byte[] damaged(byte[] line, SplittableRandom random) {
    byte[] bytes = line.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        System.arraycopy(line, Math.min(from, to), bytes, from, bytes.length - Math.max(from, to));
      }
      default -> {
        for (int i = 0; i < 4; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }

  @Test
  void aMillionDamagedLines_areToldOrRead() {
    Checking sink = new Checking();
    long told = 0;
    try (HistogramLineReader reader = new HistogramLineReader()) {
      SplittableRandom random = new SplittableRandom(11);
      byte[] line = line(random);
      for (int i = 0; i < INPUTS; i++) {
        line = i % 1_000 == 0 ? line(random) : line;
        byte[] bytes = damaged(line, random);
        try {
          reader.read(bytes, 0, bytes.length, 1_767_225_600.0, sink);
        } catch (DamagedLine e) {
          told++;
          assertThat(e.what()).matches("(is|has) [a-z0-9 ,]*( Loopwatch's)?");
        } catch (RuntimeException e) {
          throw new AssertionError(
              "input " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
      }
    }
    assertThat(told).isGreaterThan(INPUTS / 2);
    assertThat(sink.intervals).isPositive();
  }

  /** The header, too, and a payload that inflates to more than any histogram. */
  @Test
  void headers_areTakenOrLeft() {
    SplittableRandom random = new SplittableRandom(12);
    byte[] header =
        "#[StartTime: 1767225600.000 (seconds since epoch), Thu]".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = damaged(header, random);
      assertThatNoException().isThrownBy(() -> new HistogramHeader().apply(bytes, bytes.length));
    }
  }
}
