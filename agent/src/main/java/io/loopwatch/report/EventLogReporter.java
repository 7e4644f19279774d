// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The event log, for programs: one JSON object a line, UTF-8, each appended by one write, so that a
 * reader may follow the file. Not limited by {@code log.limit}. {@link EventLog} reads it.
 */
public final class EventLogReporter implements Reporter {
  private final AppendFile file;

  /** Opens nothing yet; the file is opened by the first event and appended to. */
  public EventLogReporter(Path path) {
    file = new AppendFile(path, false);
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public boolean wants(Event event) {
    return !(event instanceof Interval || event instanceof Suppressed);
  }

  @Override
  public void report(Event event) throws IOException {
    if (wants(event)) {
      file.write((EventJson.of(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
