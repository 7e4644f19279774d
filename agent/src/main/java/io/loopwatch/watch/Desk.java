// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/**
 * What the watches of all loops share.
 *
 * @param clock the time
 * @param limits what is too long
 * @param findings who is told
 * @param sampler takes stacks
 * @param ids numbers reports
 */
record Desk(Clock clock, Limits limits, Findings findings, Sampler sampler, Ids ids) {}
