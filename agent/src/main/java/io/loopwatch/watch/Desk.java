// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.concurrent.Executor;

/**
 * What the watches of all loops share.
 *
 * @param clock the time
 * @param limits what is too long
 * @param findings who is told
 * @param sampler takes stacks
 * @param ids numbers reports
 * @param offering runs what may block: offers of real heartbeats
 * @param contexts reads the contexts of Vert.x
 */
record Desk(
    Clock clock,
    Limits limits,
    Findings findings,
    Sampler sampler,
    Ids ids,
    Executor offering,
    VertxContext contexts) {}
