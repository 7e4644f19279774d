// SPDX-License-Identifier: Apache-2.0
/**
 * What the handlers of the demo depend on and wait for: slow things that do not run on an event
 * loop.
 */
@NullMarked
package io.loopwatch.demo.elsewhere;

import org.jspecify.annotations.NullMarked;
