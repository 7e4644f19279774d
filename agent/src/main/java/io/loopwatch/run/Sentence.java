// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

/**
 * One line of the summary.
 *
 * @param text in plain words
 * @param loop index in {@link Run#loops()} of what it is about; −1 for none
 * @param culprit index in {@link Run#culprits()} of what it is about; −1 for none
 */
public record Sentence(String text, int loop, int culprit) {
  Sentence(String text) {
    this(text, -1, -1);
  }
}
