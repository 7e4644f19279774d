// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/**
 * What Loopwatch is to tell of a wrong form, word for word. Empty texts stand for fields that the
 * event does not have.
 *
 * @param shows the kind of event
 * @param cause why
 * @param operation what the loop did; of a dropped failure, what kind of future it was
 * @param method the culprit's method, in the pitfall's home; empty where an event has no line
 * @param hint what to do about it, or what would cure the pin; {@code *} stands for any text, as in
 *     the number of a thread. Of JDK 21 and later
 * @param until the last JDK on which the form is wrong
 */
public record Expected(
    Shows shows, String cause, String operation, String method, String hint, int until) {
  private static final int ALWAYS = Integer.MAX_VALUE;

  /** What only hints on JDKs with virtual threads say, of Vert.x. */
  private static final String VIRTUAL_VERTICLE = " or on a virtual-thread verticle";

  private static final int VIRTUAL_THREADS = 21;

  /** A callback that is too long. */
  public static Expected stall(String cause, String operation, String method, String hint) {
    return new Expected(Shows.STALL, cause, operation, method, hint, ALWAYS);
  }

  /** A callback that waits in a call for too long. */
  public static Expected waits(String operation, String method, String hint) {
    return stall("blocking", operation, method, hint);
  }

  /** A callback that computes for too long. */
  public static Expected computes(String method, String hint) {
    return stall("cpu", "", method, hint);
  }

  /** A turn of many callbacks that compute. */
  public static Expected turn(String method, String hint) {
    return new Expected(Shows.TURN, "cpu", "", method, hint, ALWAYS);
  }

  /** A queue that grows, with tasks of the home in it. */
  public static Expected flood(String hint) {
    return new Expected(Shows.FLOOD, "", "", "", hint, ALWAYS);
  }

  /** A failure that nobody looked at. */
  public static Expected dropped(String future, String method, String hint) {
    return new Expected(Shows.DROPPED, "", future, method, hint, ALWAYS);
  }

  /** The same, but wrong on that JDK for the last time. */
  public Expected until(int java) {
    return new Expected(shows, cause, operation, method, hint, java);
  }

  /** Whether the form is wrong on this JDK. */
  public boolean appliesOn(int java) {
    return java <= until;
  }

  /** Whether it is wrong on every JDK. */
  public boolean isLasting() {
    return until == ALWAYS;
  }

  /** The hint on this JDK. */
  public String hintOn(int java) {
    return java < VIRTUAL_THREADS ? hint.replace(VIRTUAL_VERTICLE, "") : hint;
  }

  /** For people: {@code stall: blocking, Thread.sleep}. */
  public String what() {
    String why =
        cause.isEmpty() ? operation : operation.isEmpty() ? cause : cause + ", " + operation;
    return why.isEmpty() ? shows.eventType() : shows.eventType() + ": " + why;
  }
}
