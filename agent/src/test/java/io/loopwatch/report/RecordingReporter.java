// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Event;
import io.loopwatch.event.Interval;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A sink that a test can make fail. */
class RecordingReporter implements Reporter {
  final List<Event> reported = new CopyOnWriteArrayList<>();
  final List<Event> kept = new CopyOnWriteArrayList<>();
  volatile @Nullable Throwable failure;
  volatile boolean keeps;
  volatile boolean closed;
  volatile @Nullable Thread thread;

  @Override
  public String name() {
    return "test";
  }

  @Override
  public boolean wants(Event event) {
    return !(event instanceof Interval);
  }

  @Override
  public void report(Event event) throws IOException {
    thread = Thread.currentThread();
    Throwable thrown = failure;
    if (thrown instanceof IOException io) {
      throw io;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    reported.add(event);
  }

  @Override
  public boolean keep(Event event) {
    if (keeps) {
      kept.add(event);
    }
    return keeps;
  }

  @Override
  public void close() {
    closed = true;
  }
}
