// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.blocking;

import io.loopwatch.bench.child.blocking.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured in one go.
 *
 * @param operation what is done
 * @param isWatched whether loops do it, or other threads
 */
record Cell(Operation operation, boolean isWatched) {
  /** All that there are. */
  static List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      if (!operation.needsLoop()) {
        all.add(new Cell(operation, false));
      }
      all.add(new Cell(operation, true));
    }
    return all;
  }

  /** For a table. */
  String label() {
    return operation.label() + (isWatched ? ", on a loop" : "");
  }

  /** What a child is told to do first: a framework has more code to be compiled than a call. */
  String warmUp(int batches) {
    return request(operation.needsLoop() ? 3 * batches : batches, 0);
  }

  /** What it is told to do then. */
  String slice(int millis) {
    return request(1, millis);
  }

  private String request(int batches, int millis) {
    return operation + " " + isWatched + " " + batches + " " + millis;
  }
}
