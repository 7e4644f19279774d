// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All stalls that one thing is to blame for.
 *
 * @param cause why, as {@code blocking}
 * @param operation in what, as {@code Thread.sleep}, or null
 * @param place the line, as {@code com.acme.Orders.load(Orders.java:42)}; null where no code is to
 *     blame, or no line is known
 * @param loop name of the loop where no line is known; else null
 * @param count stalls, at least 1
 * @param totalNanos of all of them
 * @param maxNanos the longest
 * @param overNanos time over the threshold, of all of them
 * @param nanosByLoop how its time divides among loops, by index in {@link Run#loops()}
 * @param hint what to do about it, or null
 */
public record Culprit(
    String cause,
    @Nullable String operation,
    @Nullable String place,
    @Nullable String loop,
    long count,
    long totalNanos,
    long maxNanos,
    long overNanos,
    Map<Integer, Long> nanosByLoop,
    @Nullable String hint) {
  /** Whether the application's code has a part in it: none has in a pause. */
  public boolean isOfCode() {
    return !CulpritKey.PAUSES.contains(cause);
  }

  /** Time that it cost a loop. */
  public long nanosOn(LoopRun of) {
    return nanosByLoop.getOrDefault(of.index(), 0L);
  }

  /** In one line, as {@code Thread.sleep at com.acme.Orders.load(Orders.java:42)}. */
  public String label() {
    String what = operation == null ? cause : operation;
    if (place != null) {
      return what + " at " + place;
    }
    return loop == null ? what : what + " on " + loop;
  }

  /** For a sentence: {@code Orders.load}, or the label where no line is known. */
  public String shortName() {
    if (place == null) {
      return label();
    }
    String method = place.substring(0, Math.max(0, place.indexOf('(')));
    int dot = method.lastIndexOf('.', Math.max(0, method.lastIndexOf('.') - 1));
    return method.substring(dot + 1);
  }
}
