// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.io.PrintWriter;
import java.util.List;

/** Plain rows, one refresh after the other: for files, pipes and terminals that can no more. */
final class Batch {
  private static final int WIDTH = 200;

  /** Enough for titles, and for a line that says that there is no row. */
  private static final int MORE_LINES = 10;

  private static final int FOREVER_MILLIS = 1_000;

  private final Subject subject;
  private final PrintWriter out;
  private final Model model = new Model();

  Batch(Subject subject, PrintWriter out) {
    this.subject = subject;
    this.out = out;
  }

  /**
   * Prints so many refreshes; the first after one interval, since figures are of an interval.
   *
   * @param count how many; 0 for no end
   * @throws LostException where the JVM ends before
   */
  void run(Feed feed, long count) throws LostException, InterruptedException {
    long printed = -1;
    while ((count == 0 || printed < count) && !out.checkError()) {
      Feed.Answer answer = feed.poll(FOREVER_MILLIS);
      if (answer == null) {
        continue;
      }
      Reading reading = answer.reading();
      if (answer.isLost()) {
        throw new LostException(answer.trouble());
      }
      if (reading == null) {
        out.println(answer.trouble());
      } else if (printed++ >= 0) {
        print(reading, model.update(reading));
      } else {
        model.update(reading);
      }
    }
  }

  private void print(Reading reading, List<Row> rows) {
    View view = new View();
    Shown shown = new Shown(subject, reading, view.sorted(rows), "", "");
    int height = rows.size() + MORE_LINES;
    List<Line> lines = Layout.of(shown, view, WIDTH, height, false, System.nanoTime());
    for (Line line : lines) {
      if (line.tone() != Line.Tone.HINT && !line.text().isEmpty()) {
        out.println(line.text().stripTrailing());
      }
    }
    out.println();
    out.flush();
  }
}
