// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

/** Is told how far reading has come, on the thread that reads. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (file, part) -> {};

  /**
   * So much of a file has been read.
   *
   * @param part 0 to 1
   */
  void at(String file, double part);
}
