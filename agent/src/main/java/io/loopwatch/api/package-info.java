// SPDX-License-Identifier: Apache-2.0
/**
 * What an application compiles against to be told while it runs: a {@link
 * io.loopwatch.api.LoopwatchListener} that {@link java.util.ServiceLoader} finds.
 *
 * <p>Stable: what is here stays, and more may come. It knows nothing of the rest of Loopwatch, so
 * that an application may carry a copy of its own, also of another version.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.api;
