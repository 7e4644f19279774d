// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.run.Run;
import io.loopwatch.run.RunReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Reads the files that a command was given. */
final class Runs {
  private Runs() {}

  /**
   * Reads them, tells on {@code err} how far it is where that takes long, and what could not be
   * read.
   *
   * @throws UnusableException where a file cannot be read at all, or none has anything
   */
  static Run read(List<Path> files, PrintWriter err) throws UnusableException {
    try (ProgressLine progress = new ProgressLine(err, System.console() != null)) {
      Run run = RunReader.read(files, progress);
      progress.close();
      run.problems().forEach(problem -> err.println("loopwatch: " + problem));
      if (run.files().stream().allMatch(file -> file.entries() == 0)) {
        throw new UnusableException(
            (files.size() == 1 ? files.get(0) + " has" : "These files have")
                + " neither an interval of a histogram log nor an event");
      }
      return run;
    } catch (IOException e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
  }
}
