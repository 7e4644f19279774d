// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.summary;

import io.loopwatch.demo.Pitfall;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one pitfall came off.
 *
 * @param pitfall which
 * @param isWrongHere whether the wrong form is wrong on this JDK
 * @param wrongCalls calls of the wrong form
 * @param caughtCalls those of them that the expected report tells of; where it is not wrong, that
 *     any report blames
 * @param caught these reports
 * @param rightCalls calls of the right form, without the warm-up
 * @param falseAlarms reports that blame this pitfall's class while right forms ran
 * @param holdUps reports that name this class, but say that the machine was at fault or nobody
 *     knows
 */
record Verdict(
    Pitfall<?> pitfall,
    boolean isWrongHere,
    long wrongCalls,
    long caughtCalls,
    List<Report> caught,
    long rightCalls,
    List<Report> falseAlarms,
    List<Report> holdUps) {
  /** Whether it was called, each wrong call was flagged, and each right one was silent. */
  boolean isGood() {
    return wrongCalls + rightCalls > 0
        && caughtCalls == (isWrongHere ? wrongCalls : 0)
        && falseAlarms.isEmpty();
  }

  /** The expected report of the longest call. */
  Optional<Report> longest() {
    return caught.stream().max(Comparator.comparing(Report::duration));
  }

  /** How long that was. */
  Duration longestDuration() {
    return longest().map(Report::duration).orElse(Duration.ZERO);
  }
}
