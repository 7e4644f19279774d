// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Distribution;
import io.loopwatch.event.Interval;
import io.loopwatch.event.LoopInterval;
import io.loopwatch.event.LoopKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The text of an HdrHistogram interval log 1.3, made in memory. Time stamps are seconds since the
 * base time, which is the start. Used by one thread.
 */
final class HistogramLines {
  /** The column of maxima is in milliseconds, as HdrHistogram's own tools have it. */
  private static final double NANOS_PER_MAXIMUM_UNIT = 1_000_000.0;

  private final Instant start;
  private final String version;
  private final LoopTags tags = new LoopTags();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8);
  private final HistogramLogWriter writer = new HistogramLogWriter(out);

  /**
   * The one histogram, for all loops and intervals: each keeps a buffer of 31 KB from its first
   * encoding on.
   */
  private final Histogram scratch = Distribution.histogram();

  HistogramLines(Instant start, String version) {
    this.start = start;
    this.version = version;
  }

  byte[] header() {
    writer.outputComment("[Logged with loopwatch " + version + "]");
    writer.outputComment("[Host: " + ThisProcess.host() + ", pid " + ThisProcess.pid() + "]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(start.toEpochMilli());
    writer.outputBaseTime(start.toEpochMilli());
    writer.outputLegend();
    return take();
  }

  /**
   * The untagged line first, then each loop's; empty where no loop counted anything. The untagged
   * line is there whenever another is, if need be with an empty histogram: HdrHistogram's processor
   * fails on a log without one.
   */
  byte[] interval(Interval interval) {
    for (LoopInterval loop : interval.loops()) {
      String tag = tags.of(loop.loop());
      if (loop.loop().kind() == LoopKind.CARRIER) {
        carriers(interval, tag, loop);
      } else {
        loop(interval, tag, loop);
      }
    }
    byte[] tagged = take();
    if (tagged.length > 0) {
      scratch.reset();
      interval.loops().forEach(loop -> loop.lag().addTo(scratch));
      line(interval, scratch);
      text.writeBytes(tagged);
    }
    return take();
  }

  private void loop(Interval interval, String tag, LoopInterval loop) {
    tagged(interval, tag + ":callback", loop.callback());
    tagged(interval, tag + ":lag", loop.lag());
    tagged(interval, tag + ":iolag", loop.ioLag());
    tagged(interval, tag + ":iteration", loop.iteration());
  }

  /** Their scheduler has neither turns nor I/O. */
  private void carriers(Interval interval, String tag, LoopInterval carriers) {
    tagged(interval, tag + ":mount", carriers.callback());
    tagged(interval, tag + ":lag", carriers.lag());
  }

  private void tagged(Interval interval, String tag, Distribution distribution) {
    if (!distribution.isEmpty()) {
      out.print("Tag=" + tag + ",");
      scratch.reset();
      distribution.addTo(scratch);
      line(interval, scratch);
    }
  }

  private void line(Interval interval, Histogram histogram) {
    writer.outputIntervalHistogram(
        seconds(interval.time()), seconds(interval.end()), histogram, NANOS_PER_MAXIMUM_UNIT);
    out.flush();
  }

  private double seconds(Instant time) {
    // From the milliseconds that the header tells, not from the start's full precision.
    Instant base = Instant.ofEpochMilli(start.toEpochMilli());
    return Duration.between(base, time).toNanos() / 1e9;
  }

  private byte[] take() {
    out.flush();
    byte[] bytes = text.toByteArray();
    text.reset();
    return bytes;
  }
}
