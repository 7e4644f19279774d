// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import io.loopwatch.event.Start;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last {@value #MOST} events, each as the event log has it, and the start, which has the
 * options. Bounded: of events with long stacks there are less. Any thread.
 */
public final class RecentEvents {
  private static final int MOST = 1_000;

  private final int mostBytes;
  private final Deque<byte[]> lines = new ArrayDeque<>();
  private byte[] start = new byte[0];
  private int bytes;
  private long added;

  /**
   * Empty.
   *
   * @param mostBytes of all lines together
   */
  public RecentEvents(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds one. */
  public void add(Event event) throws IOException {
    byte[] line = (EventJson.of(event) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      added++;
      if (event instanceof Start) {
        start = line;
        return;
      }
      lines.add(line);
      bytes += line.length;
      while (lines.size() > MOST || bytes > mostBytes) {
        bytes -= lines.remove().length;
      }
    }
  }

  /** How many there have been, kept or not. */
  public synchronized long added() {
    return added;
  }

  /** An event log of all that is kept. */
  public synchronized InputStream log() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(start.length + bytes);
    all.writeBytes(start);
    lines.forEach(all::writeBytes);
    return new ByteArrayInputStream(all.toByteArray());
  }
}
