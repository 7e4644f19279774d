// SPDX-License-Identifier: Apache-2.0
/**
 * A service that does common jobs on event loops and virtual threads, each the wrong and the right
 * way, so that Loopwatch has something to tell apart: the forms of {@code src/site/guide.md}.
 *
 * <p>{@link io.loopwatch.demo.Pitfalls} is the table. The routes of all servers, the load generator
 * and the summary are made from it.
 */
@NullMarked
package io.loopwatch.demo;

import org.jspecify.annotations.NullMarked;
