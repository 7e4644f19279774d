// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Arrays;
import java.util.Optional;

/** What a histogram counts of a loop, by the end of its tag. */
public enum Measure {
  /** What a task waits for its turn. */
  LAG("lag"),
  /** How long a callback takes. */
  CALLBACK("callback"),
  /** How long one turn of the loop takes. */
  ITERATION("iteration"),
  /** What an I/O event waits. */
  IO_LAG("iolag"),
  /** How long a virtual thread holds its carrier. */
  MOUNT("mount");

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** As in the tag, after the colon. */
  public String label() {
    return label;
  }

  /** The measure of a label; empty where none has it. */
  public static Optional<Measure> of(String label) {
    return Arrays.stream(values()).filter(measure -> measure.label.equals(label)).findFirst();
  }
}
