// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.Operation;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/**
 * What the watches of all loops share.
 *
 * @param clock the time
 * @param limits what is too long
 * @param findings who is told
 * @param sampler takes stacks
 * @param ids numbers reports
 * @param offering runs what may block: offers of real heartbeats
 * @param operations by the number under which they are woven
 * @param contexts reads the contexts of Vert.x
 */
record Desk(
    Clock clock,
    Limits limits,
    Findings findings,
    Sampler sampler,
    Ids ids,
    Executor offering,
    IntFunction<Operation> operations,
    VertxContext contexts) {}
