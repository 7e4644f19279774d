// SPDX-License-Identifier: Apache-2.0
/**
 * What the command line and the agent in another JVM say to each other. Spoken by both, so it names
 * nothing of either.
 */
@NullMarked
package io.loopwatch.attach;

import org.jspecify.annotations.NullMarked;
