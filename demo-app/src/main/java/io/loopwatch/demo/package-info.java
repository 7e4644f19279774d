// SPDX-License-Identifier: Apache-2.0
/**
 * A service that does ten common jobs on an event loop, each the wrong and the right way, so that
 * Loopwatch has something to tell apart.
 *
 * <p>{@link io.loopwatch.demo.Pitfalls} is the table. The routes of both servers, the load
 * generator and the summary are made from it.
 */
@NullMarked
package io.loopwatch.demo;

import org.jspecify.annotations.NullMarked;
