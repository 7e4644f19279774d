// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.page.Page;
import io.loopwatch.report.ProcessName;
import io.loopwatch.report.RecentEvents;
import io.loopwatch.report.RecentIntervals;
import io.loopwatch.run.LiveRun;
import io.loopwatch.run.PageJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The report's page over the last minutes, and its data, made anew at most once a second and only
 * where something was added. Any thread.
 */
final class LivePage {
  private static final int MOST_INTERVAL_BYTES = 8 << 20;
  private static final int MOST_EVENT_BYTES = 4 << 20;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final String version;
  private final RecentIntervals intervals;
  private final RecentEvents events = new RecentEvents(MOST_EVENT_BYTES);
  private final LongSupplier nanoTime;
  private final String title;
  private final long began;
  private @Nullable Answer data;
  private long madeNanos;

  /**
   * Empty.
   *
   * @param version Loopwatch's
   * @param start what times count from
   */
  LivePage(String version, Instant start, LongSupplier nanoTime) {
    this.version = version;
    this.intervals = new RecentIntervals(start, MOST_INTERVAL_BYTES);
    this.nanoTime = nanoTime;
    this.began = start.toEpochMilli();
    ProcessName process = RecentIntervals.process();
    this.title = "pid " + process.pid() + " on " + process.host() + ", live";
  }

  void add(Interval interval) {
    intervals.add(interval);
  }

  void add(Event event) throws IOException {
    events.add(event);
  }

  /** The page, which is empty until it has asked for its data. */
  Answer page(Request unused) throws IOException {
    StringWriter html = new StringWriter();
    String policy = Page.writeLive(html, title);
    return Answer.page(html.toString().getBytes(UTF_8), policy);
  }

  /** What the page shows; one request at a time makes it. */
  synchronized Answer data(Request request) throws IOException {
    Answer known = data;
    long now = nanoTime.getAsLong();
    String tag = "\"" + began + "-" + intervals.added() + "-" + events.added() + "\"";
    if (known == null || !tag.equals(known.tag()) && now - madeNanos >= FRESH_NANOS) {
      known = Answer.tagged("application/json", json(), tag);
      data = known;
      madeNanos = now;
    }
    String sent = String.valueOf(known.tag());
    return sent.equals(request.known()) ? Answer.unchanged(sent) : known;
  }

  private byte[] json() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Writer out = new OutputStreamWriter(bytes, UTF_8);
    PageJson.write(
        LiveRun.of(intervals, events),
        title,
        "loopwatch " + version,
        System.currentTimeMillis(),
        out);
    out.flush();
    return bytes.toByteArray();
  }
}
