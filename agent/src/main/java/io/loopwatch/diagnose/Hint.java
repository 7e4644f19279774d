// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.LoopKind;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A row of the table of hints. In a text, <code>{operation}</code>, <code>{owner}</code> and <code>
 * {class}</code> stand for the case's own, and <code>{elsewhere}</code> for where such a loop's
 * work is to go. Immutable.
 *
 * @param when whether it is to the point
 * @param texts one line in the imperative for each kind of loop; for those left out it says nothing
 */
record Hint(Predicate<Case> when, Map<LoopKind, String> texts) {
  /** The same for every loop, and nothing for carriers, which may wait. */
  static Hint of(Predicate<Case> when, String text) {
    return of(when, text, text, text);
  }

  /** Each framework has its own way. */
  static Hint of(Predicate<Case> when, String vertx, String netty, String custom) {
    return new Hint(
        when, Map.of(LoopKind.VERTX, vertx, LoopKind.NETTY, netty, LoopKind.CUSTOM, custom));
  }

  /** The same everywhere, on carriers too. */
  static Hint everywhere(Predicate<Case> when, String text) {
    return new Hint(
        when,
        Map.of(
            LoopKind.VERTX, text,
            LoopKind.NETTY, text,
            LoopKind.CUSTOM, text,
            LoopKind.CARRIER, text));
  }

  /** Of carriers only. */
  static Hint onCarriers(Predicate<Case> when, String text) {
    return new Hint(when, Map.of(LoopKind.CARRIER, text));
  }
}
