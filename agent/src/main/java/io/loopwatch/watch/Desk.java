// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingSum;
import io.loopwatch.event.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the watches of all loops share.
 *
 * @param clock the time
 * @param live what is too long
 * @param findings who is told
 * @param sampler takes stacks
 * @param meter reads where time goes
 * @param ids numbers reports
 * @param offering runs what may block: offers of real heartbeats
 * @param operations by the number under which they are woven
 * @param contexts reads the contexts of Vert.x
 */
record Desk(
    Clock clock,
    LiveLimits live,
    Findings findings,
    Sampler sampler,
    Meter meter,
    Ids ids,
    Executor offering,
    IntFunction<Operation> operations,
    VertxContext contexts) {
  /** One whose limits are those given, until others are set. */
  Desk(
      Clock clock,
      Limits limits,
      Findings findings,
      Sampler sampler,
      Meter meter,
      Ids ids,
      Executor offering,
      IntFunction<Operation> operations,
      VertxContext contexts) {
    this(
        clock,
        new LiveLimits(limits),
        findings,
        sampler,
        meter,
        ids,
        offering,
        operations,
        contexts);
  }

  /** What is too long, in this look. */
  Limits limits() {
    return live.now();
  }

  /** To be called before something is told: pauses may have come since the watchdog looked. */
  void lookAtPauses() {
    meter.pauses().worked(clock.nanos());
  }

  /** The sums of blocking calls, of which the probe gives three numbers each. */
  List<BlockingSum> sums(long @Nullable [] rows) {
    List<BlockingSum> sums = new ArrayList<>();
    for (int i = 0; rows != null && i < rows.length; i += 3) {
      sums.add(new BlockingSum(operations.apply((int) rows[i]), rows[i + 1], rows[i + 2]));
    }
    return sums;
  }
}
