// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.function.Consumer;

/** Tells what is wrong with a file's lines: the first of them each, and how many others. */
public final class LineProblems {
  private static final int MOST_TOLD = 20;

  private final String name;
  private final Consumer<String> told;
  private long count;

  /**
   * @param name the file's
   * @param told takes each line that tells of a problem
   */
  public LineProblems(String name, Consumer<String> told) {
    this.name = name;
    this.told = told;
  }

  /** What is wrong with a line, as the rest of a sentence. */
  public void tell(long line, String what) {
    count++;
    if (count <= MOST_TOLD) {
      told.accept(name + ":" + line + ": " + OneLine.of(what));
    }
  }

  /** At the end of the file. */
  public void end() {
    long more = count - MOST_TOLD;
    if (more > 0) {
      told.accept(name + ": … and " + more + (more == 1 ? " more line" : " more lines"));
    }
  }
}
