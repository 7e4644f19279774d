// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/** Shows what a source reads, until the user quits or nobody answers any more. */
public final class Top {
  private final Subject subject;
  private final Feed feed;
  private final Model model = new Model();
  private final View view = new View();
  private @Nullable Reading reading;
  private List<Row> fresh = List.of();
  private List<Row> rows = List.of();
  private String stack = "";
  private String notice = "";
  private long refreshes;
  private volatile boolean isQuit;
  private volatile boolean isToSuspend;
  private volatile boolean isToEnter;
  private volatile boolean isToMeasure;

  private Top(Subject subject, Feed feed) {
    this.subject = subject;
    this.feed = feed;
  }

  /**
   * In this terminal.
   *
   * @param intervalNanos between two refreshes
   * @param count of refreshes; 0 for no end
   * @throws LostException where nobody answers any more; the terminal is as it was by then
   * @throws IOException where there is no terminal that can be used
   */
  public static void inTerminal(Subject subject, Source source, long intervalNanos, long count)
      throws LostException, IOException, InterruptedException {
    Feed feed = new Feed(source, intervalNanos);
    try (Screen screen = Screen.open()) {
      feed.start();
      new Top(subject, feed).run(screen, count);
    }
  }

  /**
   * As plain rows.
   *
   * @param count of refreshes; 0 for no end
   * @throws LostException where nobody answers any more
   */
  public static void asRows(
      Subject subject, Source source, long intervalNanos, long count, PrintWriter out)
      throws LostException, InterruptedException {
    Feed feed = new Feed(source, intervalNanos);
    feed.start();
    new Batch(subject, out).run(feed, count);
  }

  private void run(Screen screen, long count)
      throws LostException, IOException, InterruptedException {
    screen.on(Signal.INT, () -> isQuit = true);
    screen.on(Signal.TSTP, () -> isToSuspend = true);
    screen.on(Signal.CONT, () -> isToEnter = true);
    screen.on(Signal.WINCH, () -> isToMeasure = true);
    boolean isDirty = true;
    while (!isQuit) {
      isDirty |= obeySignals(screen);
      isDirty |= take(feed.poll(0));
      if (count > 0 && refreshes > count) {
        return;
      }
      if (isDirty) {
        paint(screen);
      }
      isDirty = press(screen.key(), screen);
    }
  }

  private boolean obeySignals(Screen screen) throws IOException, InterruptedException {
    if (isToSuspend) {
      isToSuspend = false;
      screen.suspend();
      isToEnter = false; // that was this one's end
      return true;
    }
    if (isToEnter) {
      isToEnter = false;
      screen.enter();
      return true;
    }
    if (isToMeasure) {
      isToMeasure = false;
      screen.measure();
      return true;
    }
    return false;
  }

  private boolean take(Feed.@Nullable Answer answer) throws LostException {
    if (answer == null) {
      return false;
    }
    if (answer.isLost()) {
      throw new LostException(answer.trouble());
    }
    notice = answer.trouble();
    Reading now = answer.reading();
    if (now == null) {
      return true;
    }
    refreshes++;
    fresh = model.update(now);
    if (!view.isPaused() || reading == null) {
      reading = now;
      rows = fresh;
      stack = answer.stack();
    }
    return true;
  }

  private boolean press(int key, Screen screen) {
    if (key == Keys.UNKNOWN) {
      return false;
    }
    String stackBefore = view.stackOf();
    switch (view.key(key, view.sorted(rows))) {
      case QUIT -> isQuit = true;
      case REPAINT -> screen.measure();
      case NONE -> {}
    }
    String stackNow = view.stackOf();
    if (stackNow == null ? stackBefore != null : !stackNow.equals(stackBefore)) {
      stack = "";
      feed.want(stackNow, isOfCarriers(stackNow));
    }
    return true;
  }

  private boolean isOfCarriers(@Nullable String loop) {
    return rows.stream().anyMatch(row -> row.name().equals(loop) && row.now().isOfCarriers());
  }

  private void paint(Screen screen) {
    Reading last = reading;
    if (last == null) {
      return;
    }
    Shown shown = new Shown(subject, last, view.sorted(rows), stack, notice);
    screen.show(
        Layout.of(
            shown, view, screen.width(), screen.height(), screen.isAscii(), System.nanoTime()));
  }
}
