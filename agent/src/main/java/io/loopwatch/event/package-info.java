// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, as immutable values: the vocabulary that {@code watch}, {@code diagnose} and
 * {@code report} share.
 *
 * <p>Durations are nanoseconds, instants are wall-clock UTC. Every type is immutable, and so safe
 * to hand between threads.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.event;
