// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/** What gives a wrong form away, in the event log's words. */
public enum Shows {
  /** One callback that is too long, with the line that it stands at. */
  STALL("stall"),
  /** A turn of the loop that is too long although each of its callbacks is short. */
  TURN("iteration"),
  /** A queue that fills faster than it is emptied, with the class of the tasks in it. */
  FLOOD("flood"),
  /** A failure that nobody looked at, told when its future is collected. */
  DROPPED("dropped");

  private final String eventType;

  Shows(String eventType) {
    this.eventType = eventType;
  }

  /** The {@code type} of the event that has to be there. */
  public String eventType() {
    return eventType;
  }
}
