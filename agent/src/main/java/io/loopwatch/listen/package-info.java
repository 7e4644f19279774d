// SPDX-License-Identifier: Apache-2.0
/**
 * Tells the application itself: finds its {@link io.loopwatch.api.LoopwatchListener}s through the
 * class loaders of the watched threads, and calls each on a thread of its own.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.listen;
