// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.Deque;

/** A source that gives what it was told to; the last again and again. */
final class Played implements Source {
  private final Deque<Object> answers;

  Played(Deque<Object> answers) {
    this.answers = answers;
  }

  @Override
  public Reading read() throws LostException, SilentException {
    Object answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    if (answer instanceof LostException lost) {
      throw lost;
    }
    if (answer instanceof SilentException silent) {
      throw silent;
    }
    if (answer instanceof RuntimeException broken) {
      throw broken;
    }
    return (Reading) answer;
  }

  @Override
  public String stack(String loop, boolean isOfCarriers) {
    return loop + "\n\tat com.acme.Orders.load(Orders.java:42)";
  }
}
