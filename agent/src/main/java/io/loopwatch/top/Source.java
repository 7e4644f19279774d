// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/** Where readings come from: the JVM that is looked at. Used by one thread. */
public interface Source {
  /**
   * What all loops do now.
   *
   * @throws LostException where nobody will answer any more
   * @throws SilentException where nobody answers now
   */
  Reading read() throws LostException, SilentException;

  /**
   * What one loop does now, with its stack; lines, for people.
   *
   * @throws LostException where nobody will answer any more
   * @throws SilentException where nobody answers now, or the loop has ended
   */
  String stack(String loop, boolean isOfCarriers) throws LostException, SilentException;
}
