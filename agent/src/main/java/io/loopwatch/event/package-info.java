// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, as immutable values: the vocabulary that {@code watch}, {@code diagnose} and
 * {@code report} share.
 *
 * <p>Durations are nanoseconds, instants are wall-clock UTC. Every type is safe to hand between
 * threads; lists and maps are unmodifiable copies. {@link io.loopwatch.event.Interval} is the
 * exception: its histograms belong to whoever received the interval last.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.event;
